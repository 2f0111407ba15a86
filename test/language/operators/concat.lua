-- .. joins strings and numbers.
print(1 .. 2, 1.0 .. "", -0.0 .. "|", 2 ^ 63 .. "", 1e100 .. "") --> expect: 12	1.0	-0.0|	9.2233720368548e+18	1e+100
print("a" .. 1 .. 2.5 .. "b" .. math.mininteger) --> expect: a12.5b-9223372036854775808
local s = ""
for i = 1, 5 do s = s .. i .. (i < 5 and "," or "") end
print(s) --> expect: 1,2,3,4,5
print(("x"):rep(3) .. ("y"):rep(0) .. "z") --> expect: xxxz
