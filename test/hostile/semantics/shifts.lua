-- attack: shifts by 64 and more, by negative numbers, of floats and strings
-- expect: ok
local max, min = math.maxinteger, math.mininteger
assert(1 << 63 == min and 1 << 64 == 0 and 1 << 65 == 0 and 1 << max == 0 and 1 << min == 0 and 1 >> min == 0 and -1 >> 63 == 1
  and -1 >> 64 == 0)
assert(1 << -1 == 0 and 2 >> -1 == 4 and -1 >> 1 == max and -1 << 63 == min and min >> 63 == 1 and 1 << 62 << 1 == min)
assert(2.0 << 1 == 4 and 1 << 3.0 == 8 and math.type(2.0 | 0) == "integer" and 2^53 | 0 == 1 << 53)
local function fails(text, code)
  local ok, message = pcall(load("return " .. code))
  assert(not ok and message:find(text, 1, true), message)
end
fails("number has no integer representation", "1.5 | 0")
fails("number has no integer representation", "2^63 | 0")
fails("number has no integer representation", "(0/0) & 1")
fails("has no integer representation", "1 << math.huge")
fails("attempt to perform bitwise operation on a string value", "'x' | 0")
fails("attempt to perform bitwise operation on a nil value", "nil | 0")
fails("attempt to perform bitwise operation on a table value", "~{}")
assert(~0 == -1 and ~max == min and 0xffffffffffffffff == -1 and 0x8000000000000000 == min and -2^63 | 0 == min)
