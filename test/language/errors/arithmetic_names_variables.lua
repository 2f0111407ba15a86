-- Arithmetic on a wrong value: the message names the variable it came from.
local l, t, up = nil, { f = {}, s = "x" }, nil
print(pcall(function() return g + 1 end)) --> expect: false	arithmetic_names_variables.lua:3: attempt to perform arithmetic on a nil value (global 'g')
print(pcall(function() return 1 + g end)) --> expect: false	arithmetic_names_variables.lua:4: attempt to perform arithmetic on a nil value (global 'g')
print(pcall(function() local x return x + 1 end)) --> expect: false	arithmetic_names_variables.lua:5: attempt to perform arithmetic on a nil value (local 'x')
print(pcall(function() local x = {} return 2 * x end)) --> expect: false	arithmetic_names_variables.lua:6: attempt to perform arithmetic on a table value (local 'x')
print(pcall(function() return up - 1 end)) --> expect: false	arithmetic_names_variables.lua:7: attempt to perform arithmetic on a nil value (upvalue 'up')
print(pcall(function() return t.nofield * 2 end)) --> expect: false	arithmetic_names_variables.lua:8: attempt to perform arithmetic on a nil value (field 'nofield')
print(pcall(function() return t.f / 2 end)) --> expect: false	arithmetic_names_variables.lua:9: attempt to perform arithmetic on a table value (field 'f')
print(pcall(function() return t[1] // 1 end)) --> expect: false	arithmetic_names_variables.lua:10: attempt to perform arithmetic on a nil value (field 'integer index')
print(pcall(function() local k = "key" return t[k] % 1 end)) --> expect: false	arithmetic_names_variables.lua:11: attempt to perform arithmetic on a nil value (field '?')
print(pcall(function() return -t.f end)) --> expect: false	arithmetic_names_variables.lua:12: attempt to perform arithmetic on a table value (field 'f')
print(pcall(function() return (nil) ^ 2 end)) --> expect: false	arithmetic_names_variables.lua:13: attempt to perform arithmetic on a nil value
print(pcall(function() return true + 1 end)) --> expect: false	arithmetic_names_variables.lua:14: attempt to perform arithmetic on a boolean value
print(pcall(function() return t.f.g.h end)) --> expect: false	arithmetic_names_variables.lua:15: attempt to index a nil value (field 'g')
print(pcall(function() return print + 1 end)) --> expect: false	arithmetic_names_variables.lua:16: attempt to perform arithmetic on a function value (global 'print')
print(pcall(function() return t.f + t.nofield end)) --> expect: false	arithmetic_names_variables.lua:17: attempt to perform arithmetic on a table value (field 'f')
print(pcall(function() return (1 + 2) .. {} end)) --> expect: false	arithmetic_names_variables.lua:18: attempt to concatenate a table value
print(pcall(function() local a, b = 1 return a + b end)) --> expect: false	arithmetic_names_variables.lua:19: attempt to perform arithmetic on a nil value (local 'b')
print(pcall(function() return "x" + 1 end)) --> expect: false	arithmetic_names_variables.lua:20: attempt to add a 'string' with a 'number'
print(pcall(function(...) local a = ... return a + 1 end)) --> expect: false	arithmetic_names_variables.lua:21: attempt to perform arithmetic on a nil value (local 'a')
print(pcall(function() return f() + 1 end)) --> expect: false	arithmetic_names_variables.lua:22: attempt to call a nil value (global 'f')
