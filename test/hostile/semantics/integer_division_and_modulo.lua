-- attack: // and % at the ends of the integers, and by zero
-- expect: ok
local max, min = math.maxinteger, math.mininteger
local function is(value, wanted) assert(value == wanted and math.type(value) == math.type(wanted), tostring(value)) end
is(min // -1, min) is(min % -1, 0) is(min // 1, min) is(min % min, 0) is(max % min, -1) is(min % max, max - 1) is(min // max,
  -2) is(max // min, -1)
is(-7 // 2, -4) is(-7 % 2, 1) is(7 // -2, -4) is(7 % -2, -1) is(-7 // -2, 3) is(-7 % -2, -1) is(7 // 2.0, 3.0) is(-7 % 2.0, 1.0)
is(5.5 // 0, math.huge) is(-5.5 // 0, -math.huge) is(5 % math.huge, 5.0) is(-5 % math.huge, math.huge) is(5 % -math.huge,
  -math.huge) is(-5 % -math.huge, -5.0)
for _, code in ipairs { "return 1 // 0", "return 1 % 0", "local a, b = 1, 0 return a // b",
  "local a, b = math.mininteger, 0 return a % b" } do
  local ok, message = pcall(load(code))
  assert(not ok and (message:find("attempt to divide by zero", 1, true) or message:find("attempt to perform 'n%0'", 1, true)), message)
end
local nan = 0.0 / 0
assert(nan ~= nan and 5.0 % 0 ~= 5.0 % 0 and math.huge % 2 ~= math.huge % 2 and math.huge // 1 == math.huge)
is(9007199254740993 // 1, 9007199254740993) is(9007199254740993 % 9007199254740992, 1) is(-9007199254740993 // 2, -4503599627370497)
