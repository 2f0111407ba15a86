-- attack: generators of generators
-- expect: ok
local generator = coroutine.wrap(function() for index = 1, 3 do coroutine.yield(index) end end)
for _ = 1, 1000 do
  local inner = generator
  generator = coroutine.wrap(function() for value in inner do coroutine.yield(value) end end)
end
local ok, value = pcall(generator)
assert(ok and value == 1 or not ok and tostring(value):find("overflow", 1, true), value)
