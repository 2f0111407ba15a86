-- Conditions known at compile time.
if true then print "then" else print "else" end --> expect: then
if false then print "then" else print "else" end --> expect: else
if nil then print "x" end
if 1 then print "one" end --> expect: one
while nil do end
repeat print "once" until true --> expect: once
print(true and 1 or 2, false and 1 or 2, nil or "x", not 1, not nil) --> expect: 1	2	x	false	true
local a = true and nil
print(a) --> expect: nil
local b = (1 < 2) and (2 < 3)
print(b) --> expect: true
if not false and (nil or 5) then print "combined" end --> expect: combined
