-- attack: __name and __tostring that lead to themselves
-- expect: ok
local class = {}
class.__index, class.__name = class, class
local object = setmetatable({}, class)
local ok, message = pcall(function() return object + 1 end)
assert(not ok and message:find("table value", 1, true), message)
class.__tostring = tostring
ok, message = pcall(tostring, object)
assert(not ok)
class.__tostring = function() return object end
ok, message = pcall(tostring, object)
assert(not ok and message:find("'__tostring' must return a string", 1, true), message)
