-- attack: metamethods that return nothing, too much, or change their own metatable
-- expect: ok
local class = {}
local function new() return setmetatable({}, class) end
class.__add = function() end
class.__eq = function() return 5 end
class.__lt = function() return nil end
class.__le = function() return false, true end
class.__len = function() return "long", 2 end
class.__concat = function() return nil, 1 end
class.__call = function(...) return ... end
class.__index = function() return 1, 2, 3 end
class.__unm = function(a, b) return rawequal(a, b) end
local a, b = new(), new()
assert(select("#", a + b) == 1 and (a + 1) == nil and (a == b) == true and (a ~= b) == false and (a < b) == false and (a <= b) == false
  and (a > b) == false)
assert(#a == "long" and (a .. "x") == nil and select("#", a(1, 2)) == 3 and select("#", a.x) == 1 and -a == true)
class.__index = function(t) setmetatable(t, nil) return "last" end
assert(a.x == "last" and a.x == nil and getmetatable(a) == nil)
class.__newindex = function(t, key, value) class.__newindex = nil rawset(t, key, value) end
b.x = 1 b.y = 2
assert(rawget(b, "x") == 1 and rawget(b, "y") == 2)
local protected = setmetatable({}, { __metatable = "locked", __gc = 1, __name = 5 })
assert(getmetatable(protected) == "locked" and not pcall(setmetatable, protected, {}) and not pcall(setmetatable, protected, nil))
assert(setmetatable({}, { __metatable = false }) and getmetatable(setmetatable({}, { __metatable = false })) == false)
assert(not pcall(setmetatable, 5, {}) and not pcall(setmetatable, {}, 5) and not pcall(setmetatable, {}) and not pcall(rawset, "x", 1, 2)
  and not pcall(rawlen, 5))
