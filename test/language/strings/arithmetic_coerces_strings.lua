-- Strings that denote numbers convert in arithmetic; the subtype follows the text.
print("10" + 1, "10" * "2", "3.0" + 1, "0x10" + 0, " 5 " - 1, "1e1" + 0, "-7" // 2, "7" % "4", "2" ^ "3", 10 .. 20) --> expect: 11	20	4.0	16	4	10.0	-4	3	8.0	1020
print(math.type("10" + 1), math.type("10.0" + 1), "9223372036854775807" + 1, "9223372036854775808" + 0) --> expect: integer	float	-9223372036854775808	9.2233720368548e+18
print(pcall(function() return "abc" + 1 end)) --> expect: false	arithmetic_coerces_strings.lua:4: attempt to add a 'string' with a 'number'
print(pcall(function() return "" + 1 end)) --> expect: false	arithmetic_coerces_strings.lua:5: attempt to add a 'string' with a 'number'
print(pcall(function() return "1 2" + 1 end)) --> expect: false	arithmetic_coerces_strings.lua:6: attempt to add a 'string' with a 'number'
print(pcall(function() return "0x" + 1 end)) --> expect: false	arithmetic_coerces_strings.lua:7: attempt to add a 'string' with a 'number'
print(pcall(function() return 1 + "10a" end)) --> expect: false	arithmetic_coerces_strings.lua:8: attempt to add a 'number' with a 'string'
print(pcall(function() return "1" + {} end)) --> expect: false	arithmetic_coerces_strings.lua:9: attempt to add a 'string' with a 'table'
print(pcall(function() return {} - "1" end)) --> expect: false	arithmetic_coerces_strings.lua:10: attempt to sub a 'table' with a 'string'
print(pcall(function() return "inf" + 0 end), pcall(function() return "nan" * 1 end)) --> expect: false	false	arithmetic_coerces_strings.lua:11: attempt to mul a 'string' with a 'number'
