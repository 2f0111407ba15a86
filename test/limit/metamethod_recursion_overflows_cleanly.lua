-- Metamethods that call themselves for ever end in a stack overflow that can be caught.
local t = setmetatable({}, {})
getmetatable(t).__index = function(t, k) return t[k] end
local ok, e = pcall(function() return t.x end)
print(ok, e:find("stack overflow", 1, true) ~= nil) --> expect: false	true
getmetatable(t).__add = function(a, b) return a + b end
ok, e = pcall(function() return t + 1 end)
print(ok, e:find("stack overflow", 1, true) ~= nil) --> expect: false	true
getmetatable(t).__tostring = function(t) return tostring(t) end
ok, e = pcall(tostring, t)
print(ok, e:find("stack overflow", 1, true) ~= nil) --> expect: false	true
getmetatable(t).__eq = function(a, b) return a == b end
ok, e = pcall(function() return t == setmetatable({}, getmetatable(t)) end)
print(ok, e:find("stack overflow", 1, true) ~= nil) --> expect: false	true
print(pcall(function() return "alive" end)) --> expect: true	alive
