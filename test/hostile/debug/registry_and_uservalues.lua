-- attack: the registry, user values and metatables of everything in it
-- expect: ok
local registry = debug.getregistry()
assert(type(registry) == "table")
local seen = {}
local function walk(value, depth)
  if type(value) ~= "table" or seen[value] or depth > 5 then return end
  seen[value] = true
  for key, inner in next, value do
    walk(key, depth + 1)
    walk(inner, depth + 1)
    walk(debug.getmetatable(inner), depth + 1)
  end
end
walk(registry, 0)
registry.__proto__, registry.constructor = 1, 2
assert(registry.__proto__ == 1 and registry.constructor == 2)
registry.__proto__, registry.constructor = nil, nil
assert(debug.getuservalue({}, 1) == nil and debug.getuservalue(io.stdout, 1) == nil and not pcall(debug.setuservalue, {}, 1))
assert(debug.setcstacklimit == nil or debug.setcstacklimit(1000000) ~= nil)
