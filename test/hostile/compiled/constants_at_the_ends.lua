-- attack: constants that no text shows as it is, in hot code
-- expect: ok
local function hot(text) return load("local r for i = 1, 3000 do r = " .. text .. " end return r")() end
assert(1 / hot("-0.0") == -math.huge and 1 / hot("0.0") == math.huge)
assert(hot("0/0") ~= hot("0/0") and hot("1e308 * 10") == math.huge and hot("-1e308 * 10") == -math.huge)
assert(hot("9223372036854775807 + 1") == math.mininteger and hot("0x7fffffffffffffff") == math.maxinteger)
assert(hot("9007199254740993") == 9007199254740993 and hot("9007199254740993 - i + i") == 9007199254740993)
assert(hot("2^53 == 2^53 + 1") and not hot("9007199254740992 == 9007199254740993"))
assert(math.type(hot("3.0")) == "float" and math.type(hot("3")) == "integer" and hot("5e-324") > 0)
assert(hot("1 << 63") == math.mininteger and hot("1 << 64") == 0 and hot("-1 >> 1") == math.maxinteger)
assert(hot("7 // 0.0") == math.huge and hot("-7 % math.huge") == math.huge and hot("5 // -2") == -3)
