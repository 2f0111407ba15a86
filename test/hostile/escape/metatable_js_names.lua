-- attack: metatables and metamethod lookup polluted through JavaScript names
-- expect: ok
local mt = { __proto__ = { __index = function() return "bad" end, __call = function() return "bad" end,
  __add = function() return "bad" end, __gc = 1, __close = 1 } }
local t = setmetatable({}, mt)
assert(t.x == nil and not pcall(function() return t() end) and not pcall(function() return t + 1 end))
mt = { constructor = function() return "bad" end, toString = function() return "bad" end, valueOf = function() return 7 end,
  toJSON = function() return "bad" end, inspect = print }
t = setmetatable({}, mt)
assert(tostring(t):find("^table: ") and not pcall(function() return t + 1 end) and not pcall(function() return t < t end))
assert(not pcall(function() return t .. "" end) and not pcall(function() return #t + t end))
assert(getmetatable(t) == mt)
assert(not pcall(setmetatable, {}, "constructor") and not pcall(setmetatable, {}, 1))
t = setmetatable({}, { __index = "constructor" })
assert(not pcall(function() return t.x.y end))
local ok, v = pcall(function() return t.constructor end)
assert(not ok or v == nil)
t = setmetatable({}, { __index = ("").constructor })
assert(t.x == nil)
t = setmetatable({}, { __index = print })
ok, v = pcall(function() return t.name end)
assert(not ok or v == nil)
