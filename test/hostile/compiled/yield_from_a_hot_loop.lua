-- attack: loops that yield, once in a while, from a metamethod, and from within a call
-- expect: ok
local object = setmetatable({}, { __add = function(_, n) coroutine.yield(n) return n end })
local thread = coroutine.wrap(function()
  local sum = 0
  for index = 1, 100000 do
    if index % 10000 == 0 then sum = sum + (object + index) else sum = sum + index end
    if index % 30000 == 0 then sum = sum + coroutine.yield("plain") end
  end
  return sum
end)
local seen, value = 0, nil
repeat
  value = thread(0)
  seen = seen + 1
until type(value) == "number" and value > 100000
assert(value == 5000050000 and seen == 14, seen)
