-- attack: walk from a host object to Object.prototype, its constructor and from there to Function
-- expect: ok
-- profile: host
local function try(f) local ok, v = pcall(f); return ok and v or nil end
local o = host.obj
assert(o.x == 1 and o.name == "obj")
for _, k in ipairs { "constructor", "__proto__", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__",
  "__lookupGetter__", "isPrototypeOf" } do
  assert(try(function() return o[k] end) == nil, "host object exposes " .. k)
end
try(function() return o.constructor.constructor("globalThis.__escaped = 1")() end)
try(function() return o.__proto__.constructor.constructor("globalThis.__escaped = 2")() end)
try(function() return o.greet.constructor("globalThis.__escaped = 3")() end)
try(function() return o.toString.constructor("globalThis.__escaped = 4")() end)
try(function() return o:constructor():constructor("globalThis.__escaped = 5")() end)
assert(not host.escaped(), "JavaScript code was run from Lua")
