-- Arithmetic on strings that denote numbers, by the metamethods of strings, and what they say of others.
print("10" + 1, "0x10" * "2", "3" - 1.5, " 7 " // "2", "7" % 4, "2" ^ "3", -"2", -"0x10") --> expect: 11	32	1.5	3	3	8.0	-2	-16
print("10" / "2", "1e1" + 0, -"-0", -"0.0", "9223372036854775807" + 1) --> expect: 5.0	10.0	0	-0.0	-9223372036854775808
print(10 .. 20, 1.5 .. "", -0.0 .. "|", 2^63 .. "") --> expect: 1020	1.5	-0.0|	9.2233720368548e+18
print("10" | 1, "3" & "2", ~"0", "1" << 4, "3.0" | 0) --> error: arithmetic.lua:5: attempt to perform bitwise operation on a string value (constant '10')
print(pcall(function() return "a" + 1 end))
print(pcall(function() return 1 + "a" end))
print(pcall(function() return {} + "1" end))
print(pcall(function() return "1" + {} end))
print(pcall(function() return -"a" end))
print(pcall(function() return "1" // 0 end))
print(pcall(function() return "1" % "0" end))
print(pcall(function() return "1.5" | 1 end))
print(pcall(function() return "a" | 1 end))
print(pcall(function() return "a" .. {} end))
print(pcall(function() return "10" < 5 end))
print("10" == 10, "abc" < "abd", "Z" < "a", "" < "a", "a\0b" < "a\0c", "\xff" > "a")
local other = setmetatable({}, { __add = function(x, y) return type(x) .. type(y) end, __unm = function() return "minus" end })
print("x" + other, other + "x", -other)
local metatable = getmetatable("")
print(metatable.__add("1", 2), metatable.__name, metatable.__index == string)
print(pcall(metatable.__add, "a", "b"))
print(pcall(metatable.__unm, "x"))
