-- attack: intervals at the ends of the integers, and seeds of every kind
-- expect: ok
local max, min = math.maxinteger, math.mininteger
for _ = 1, 200 do
  assert(math.type(math.random(min, max)) == "integer" and math.random(max, max) == max and math.random(min, min) == min)
  local value = math.random(max - 1, max)
  assert(value >= max - 1)
  value = math.random(-1, max)
  assert(value >= -1)
  value = math.random()
  assert(value >= 0 and value < 1)
end
for _, interval in ipairs { { 0, -1 }, { max, min }, { 2, 1 } } do
  local ok, message = pcall(math.random, interval[1], interval[2])
  assert(not ok and message:find("interval is empty", 1, true), message)
end
assert(not pcall(math.random, 1, 2, 3) and not pcall(math.random, 1.5) and not pcall(math.random, "x") and not pcall(math.random, -5))
math.randomseed(7) local a = math.random(0)
math.randomseed(7) assert(math.random(0) == a)
math.randomseed(max, min) math.randomseed(-0.0) math.randomseed(2^53)
assert(not pcall(math.randomseed, {}) and not pcall(math.randomseed, "x"))
