-- attack: products that exceed 64 bits
-- expect: ok
local max, min = math.maxinteger, math.mininteger
assert(max * 2 == -2 and max * max == 1 and min * 2 == 0 and min * min == 0 and min * -1 == min and max * min == min)
assert(4294967296 * 4294967296 == 0 and 4294967295 * 4294967297 == -1 and 6364136223846793005 * 6364136223846793005 == 7520897724310334953)
local state, sum = 1, 0
for _ = 1, 1000 do
  state = state * 6364136223846793005 + 1442695040888963407
  sum = sum ~ (state >> 33)
end
assert(state == -785878792658960727 and sum == 942031056)
assert(max + 1 == min and min - 1 == max and -min == min and math.abs(min) == min and max + max == -2)
