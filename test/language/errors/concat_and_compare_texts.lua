-- Messages of concatenation and of comparisons.
local t, up = { f = {} }, nil
print(pcall(function() return "x" .. g end)) --> expect: false	concat_and_compare_texts.lua:3: attempt to concatenate a nil value (global 'g')
print(pcall(function() local x return x .. "y" end)) --> expect: false	concat_and_compare_texts.lua:4: attempt to concatenate a nil value (local 'x')
print(pcall(function() return up .. "y" end)) --> expect: false	concat_and_compare_texts.lua:5: attempt to concatenate a nil value (upvalue 'up')
print(pcall(function() return "a" .. t.nope end)) --> expect: false	concat_and_compare_texts.lua:6: attempt to concatenate a nil value (field 'nope')
print(pcall(function() return t.f .. "x" end)) --> expect: false	concat_and_compare_texts.lua:7: attempt to concatenate a table value (field 'f')
print(pcall(function() return "a" .. "b" .. {} end)) --> expect: false	concat_and_compare_texts.lua:8: attempt to concatenate a table value
print(pcall(function() return 1 .. nil .. 2 end)) --> expect: false	concat_and_compare_texts.lua:9: attempt to concatenate a nil value
print(pcall(function() return print .. "" end)) --> expect: false	concat_and_compare_texts.lua:10: attempt to concatenate a function value (global 'print')
print(pcall(function() return true .. "" end)) --> expect: false	concat_and_compare_texts.lua:11: attempt to concatenate a boolean value
print(pcall(function() return 1 < "2" end)) --> expect: false	concat_and_compare_texts.lua:12: attempt to compare number with string
print(pcall(function() return {} < {} end)) --> expect: false	concat_and_compare_texts.lua:13: attempt to compare two table values
print(pcall(function() return nil < 1 end)) --> expect: false	concat_and_compare_texts.lua:14: attempt to compare nil with number
print(pcall(function() return 1 <= nil end)) --> expect: false	concat_and_compare_texts.lua:15: attempt to compare number with nil
print(pcall(function() return "a" > 1 end)) --> expect: false	concat_and_compare_texts.lua:16: attempt to compare number with string
print(pcall(function() return print >= 1 end)) --> expect: false	concat_and_compare_texts.lua:17: attempt to compare number with function
print(pcall(function() return true < false end)) --> expect: false	concat_and_compare_texts.lua:18: attempt to compare two boolean values
print(pcall(function() return {} <= "x" end)) --> expect: false	concat_and_compare_texts.lua:19: attempt to compare table with string
print(pcall(function() local a, b = 1, {} return a > b end)) --> expect: false	concat_and_compare_texts.lua:20: attempt to compare table with number
print(pcall(function() local x = nil; if x > 3 then end end)) --> expect: false	concat_and_compare_texts.lua:21: attempt to compare number with nil
print(pcall(function() local x = "s"; if x <= 3 then end end)) --> expect: false	concat_and_compare_texts.lua:22: attempt to compare string with number
print(pcall(function() local x = {}; if 3.5 < x then end end)) --> expect: false	concat_and_compare_texts.lua:23: attempt to compare number with table
