-- attack: math functions and formats that need integers, with floats at the edges
-- expect: ok
local function is(value, wanted) assert(value == wanted and math.type(value) == math.type(wanted), tostring(value)) end
is(math.tointeger(2^53), 1 << 53) is(math.tointeger(-2^63), math.mininteger) is(math.tointeger("8"), 8) is(math.tointeger(3.0), 3)
assert(math.tointeger(2^63) == nil and math.tointeger(0 / 0) == nil and math.tointeger(math.huge) == nil and math.tointeger("x") == nil
  and math.tointeger("3.5") == nil and math.tointeger({}) == nil)
is(math.floor(2^62), 1 << 62) is(math.floor(2^63), 2^63) is(math.ceil(-2^63), math.mininteger) is(math.floor(-0.0),
  0) is(math.ceil(1e300), 1e300) is(math.floor(9007199254740993), 9007199254740993)
is(math.fmod(-6, 4), -2) is(math.fmod(6, -4), 2) is(math.fmod(math.mininteger, -1), 0) is(math.fmod(5.5, 2), 1.5) is(math.fmod(-6.0, 4),
  -2.0)
assert(not pcall(math.fmod, 1, 0) and math.fmod(1, 0.0) ~= math.fmod(1, 0.0) and math.fmod(1, math.huge) == 1.0)
assert(string.format("%d", 3.0) == "3" and not pcall(string.format, "%d", 3.5) and not pcall(string.format, "%d", 2^63)
  and string.format("%x", -2^63) == "8000000000000000")
assert(string.format("%d", "10") == "10" and not pcall(string.format, "%d", "x") and string.format("%i", -0.0) == "0"
  and string.format("%c", 65.0) == "A")
assert(("x"):rep(3.0) == "xxx" and #string.char(255.0) == 1 and not pcall(string.char, 255.5) and ({ 10, 20 })[2.0] == 20)
