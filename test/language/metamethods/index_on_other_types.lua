-- Indexing values that are no tables, and __index fields that are none either.
print(pcall(function() return (5).x end)) --> expect: false	index_on_other_types.lua:2: attempt to index a number value
print(pcall(function() return (true).x end)) --> expect: false	index_on_other_types.lua:3: attempt to index a boolean value
print(pcall(function() return print.x end)) --> expect: false	index_on_other_types.lua:4: attempt to index a function value (global 'print')
local mt = getmetatable("")
print(type(mt), mt.__index == string, ("x").len == string.len, ("x")[1]) --> expect: table	true	true	nil
print(pcall(function() local t = setmetatable({}, { __index = 5 }); return t.x end)) --> expect: false	index_on_other_types.lua:7: attempt to index a number value
print(pcall(function() local t = setmetatable({}, { __index = "str" }); return t.len == string.len end)) --> expect: true	true
