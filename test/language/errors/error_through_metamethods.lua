-- Errors raised inside metamethods, with their levels.
local t = setmetatable({}, { __index = function(_, k)
  error("no field " .. k, 2)
end, __add = function() error({ code = 1 }) end, __tostring = function()
  error("in tostring", 0)
end, __eq = function() error("eq", 0) end, __lt = function() error("lt", 0) end, __concat = function() error("cc",
  0) end, __call = function() error("call", 0) end, __len = function() error("len", 0) end, __newindex = function() error("ni",
  0) end })
print(pcall(function() return t.missing end)) --> expect: false	error_through_metamethods.lua:9: no field missing
print(select(2, pcall(function() return t + 1 end)).code) --> expect: 1
print(pcall(tostring, t)) --> expect: false	in tostring
print(pcall(function() return t == setmetatable({}, getmetatable(t)) end)) --> expect: false	eq
print(pcall(function() return t < t end)) --> expect: false	lt
print(pcall(function() return t .. "" end)) --> expect: false	cc
print(pcall(t)) --> expect: false	call
print(pcall(function() return #t end)) --> expect: false	len
print(pcall(function() t.x = 1 end)) --> expect: false	ni
print(pcall(print, t)) --> expect: false	in tostring
