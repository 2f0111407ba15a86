-- The first true condition decides; only nil and false are false.
local function grade(n) if n >= 90 then return "A" elseif n >= 80 then return "B" elseif n >= 70 then return "C" else return "F" end end
print(grade(95), grade(85), grade(75), grade(5)) --> expect: A	B	C	F
if nil then print "no" elseif false then print "no" elseif 0 then print "zero is true" end --> expect: zero is true
if "" then print "empty string is true" end --> expect: empty string is true
if not nil and not false then print "both false" end --> expect: both false
