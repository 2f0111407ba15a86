-- attack: comparisons where a conversion would round
-- expect: ok
local max, min = math.maxinteger, math.mininteger
assert(max < 2^63 and max ~= 2^63 and not (max >= 2^63) and min == -2^63 and min <= -2^63 and not (min < -2^63) and max + 0.0 == 2^63)
assert((1 << 53) + 1 > 2^53 and (1 << 53) + 1 ~= 2^53 and 2^53 < (1 << 53) + 1 and (1 << 53) == 2^53 and not (2^53 == (1 << 53) + 1))
assert(max < math.huge and min > -math.huge and not (max < 0 / 0) and not (max >= 0 / 0) and 1 < 1.5 and 2 > 1.5 and -1 > -1.5)
for _, value in ipairs { 0, 1, -1, max, min, 1 << 53, 0.5, 2^53, 2^63, -2^63, math.huge } do
  assert(value <= value and value >= value and not (value < value) and value == value)
  assert((value < 0 / 0) == false and (0 / 0 < value) == false and value ~= 0 / 0)
end
assert(math.max(max, 2^63) == 2^63 and math.min(min, -2^63) == min and math.type(math.min(min, -2^63)) == "integer")
assert(math.ult(1, -1) and not math.ult(-1, 1) and math.ult(max, min) and not math.ult(0, 0))
