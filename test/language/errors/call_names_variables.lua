-- Calling what cannot be called: the message names how it was reached.
local t, up = { f = {}, n = 5 }, nil
print(pcall(function() g() end)) --> expect: false	call_names_variables.lua:3: attempt to call a nil value (global 'g')
print(pcall(function() local x x() end)) --> expect: false	call_names_variables.lua:4: attempt to call a nil value (local 'x')
print(pcall(function() up() end)) --> expect: false	call_names_variables.lua:5: attempt to call a nil value (upvalue 'up')
print(pcall(function() t.nope() end)) --> expect: false	call_names_variables.lua:6: attempt to call a nil value (field 'nope')
print(pcall(function() t.n() end)) --> expect: false	call_names_variables.lua:7: attempt to call a number value (field 'n')
print(pcall(function() t:nope() end)) --> expect: false	call_names_variables.lua:8: attempt to call a nil value (method 'nope')
print(pcall(function() t[1]() end)) --> expect: false	call_names_variables.lua:9: attempt to call a nil value (field 'integer index')
print(pcall(function() (nil)() end)) --> expect: false	call_names_variables.lua:10: attempt to call a nil value
print(pcall(function() ("x")() end)) --> expect: false	call_names_variables.lua:11: attempt to call a string value (constant 'x')
print(pcall(function() (1 + 1)() end)) --> expect: false	call_names_variables.lua:12: attempt to call a number value
print(pcall(function() t.f.g() end)) --> expect: false	call_names_variables.lua:13: attempt to call a nil value (field 'g')
print(pcall(function() return g() end)) --> expect: false	call_names_variables.lua:14: attempt to call a nil value (global 'g')
print(pcall(function() return t.nope() end)) --> expect: false	call_names_variables.lua:15: attempt to call a nil value (field 'nope')
print(pcall(function() return t:nope() end)) --> expect: false	call_names_variables.lua:16: attempt to call a nil value (method 'nope')
print(pcall(function() local k = "dyn" t[k]() end)) --> expect: false	call_names_variables.lua:17: attempt to call a nil value (field '?')
print(pcall(function() g.x() end)) --> expect: false	call_names_variables.lua:18: attempt to index a nil value (global 'g')
print(pcall(function() print(g()) end)) --> expect: false	call_names_variables.lua:19: attempt to call a nil value (global 'g')
print(pcall(function() string.nope("x") end)) --> expect: false	call_names_variables.lua:20: attempt to call a nil value (field 'nope')
print(pcall(function() ("x"):nope() end)) --> expect: false	call_names_variables.lua:21: attempt to call a nil value (method 'nope')
print(pcall(function() t.f() end)) --> expect: false	call_names_variables.lua:22: attempt to call a table value (field 'f')
print(pcall(function() for _ in 5 do end end)) --> expect: false	call_names_variables.lua:23: attempt to call a number value (for iterator 'for iterator')
print(pcall(function() for _ in nil do end end)) --> expect: false	call_names_variables.lua:24: attempt to call a nil value (for iterator 'for iterator')
print(pcall(function() for _ in t do end end)) --> expect: false	call_names_variables.lua:25: attempt to call a table value (for iterator 'for iterator')
print(pcall(nil)) --> expect: false	attempt to call a nil value
print(pcall(5)) --> expect: false	attempt to call a number value
print(pcall(pcall)) --> expect: false	bad argument #1 to 'pcall' (value expected)
