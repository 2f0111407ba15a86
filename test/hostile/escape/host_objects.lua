-- attack: a class instance: its prototype, its private and unlisted fields, its metatable, its methods on other things
-- expect: ok
-- profile: host
local counter = host.counter
assert(type(counter) == "userdata" and counter:increment() == 1 and counter:increment(2) == 3 and counter.count == 3)
for _, name in ipairs { "constructor", "__proto__", "prototype", "secret", "#count", "toString", "valueOf", "hasOwnProperty", "__gc",
  "__index", "__metatable" } do
  local ok, value = pcall(function() return counter[name] end)
  assert(not ok or value == nil, name)
  assert(not pcall(function() counter[name] = 1 end), name)
end
local increment = counter.increment
for _, other in ipairs { 5, "text", {}, print, host.echo, setmetatable({}, { __index = counter }) } do assert(not pcall(increment,
  other)) end
assert(not pcall(increment) and increment(counter) == 4)
assert(not pcall(setmetatable, counter, {}) and type(getmetatable(counter)) ~= "table")
assert(not pcall(function() return counter + 1 end) and not pcall(function() return #counter end)
  and not pcall(function() return counter < counter end))
assert(counter == host.counter and not pcall(rawset, counter, 1, 1) and not pcall(next, counter)
  and not pcall(function() return counter() end))
assert(not pcall(counter.increment, counter, "not a number") or true)
assert(tostring(counter):find("Counter", 1, true) and not host.escaped())
