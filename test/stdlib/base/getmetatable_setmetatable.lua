-- Metatables are set on tables only.
local mt = {}
local t = setmetatable({}, mt)
print(getmetatable(t) == mt, getmetatable({}), getmetatable("").__index == string) --> expect: true	nil	true
print(pcall(getmetatable)) --> expect: false	bad argument #1 to 'getmetatable' (value expected)
print(pcall(setmetatable, {}, "x")) --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got string)
print(pcall(setmetatable, nil, {})) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got nil)
