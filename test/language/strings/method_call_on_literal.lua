-- Strings have the string library as methods.
print(("x"):rep(3), ("%d"):format(5), #("abc"):upper(), ("a,b"):find(",", 1, true)) --> expect: xxx	5	3	2	2
local s = "hello"
print(s:sub(2, 3), s.len == string.len, s:len(), s.nothing) --> expect: el	true	5	nil
print(pcall(function() return s.x.y end)) --> expect: false	method_call_on_literal.lua:5: attempt to index a nil value (field 'x')
print(pcall(function() return s:nomethod() end)) --> expect: false	method_call_on_literal.lua:6: attempt to call a nil value (method 'nomethod')
print(pcall(function() s.x = 1 end)) --> expect: false	method_call_on_literal.lua:7: attempt to index a string value (upvalue 's')
print(("x").rep == string.rep, #s:rep(3), s:upper():lower():reverse()) --> expect: true	15	olleh
