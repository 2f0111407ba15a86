-- Numbers become strings in a concatenation, other values raise.
print(1 .. "", 1.5 .. "x", -0.0 .. "", 1e15 .. "", 2 ^ 53 .. "", 10 // 1 .. "|" .. 10 / 2) --> expect: 1	1.5x	-0.0	1e+15	9.007199254741e+15	10|5.0
print(pcall(function() return "a" .. nil end)) --> expect: false	concat_coerces_numbers.lua:3: attempt to concatenate a nil value
print(pcall(function() return {} .. "a" end)) --> expect: false	concat_coerces_numbers.lua:4: attempt to concatenate a table value
print(pcall(function() return 1 .. true end)) --> expect: false	concat_coerces_numbers.lua:5: attempt to concatenate a boolean value
print(pcall(function() local t = {}; return "x" .. t.name .. "y" end)) --> expect: false	concat_coerces_numbers.lua:6: attempt to concatenate a nil value (field 'name')
print(pcall(function() local up = print; return (function() return "x" .. up end)() end)) --> expect: false	concat_coerces_numbers.lua:7: attempt to concatenate a function value (upvalue 'up')
