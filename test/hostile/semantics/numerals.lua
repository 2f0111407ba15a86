-- attack: numerals that are almost numbers, overflow, or have bytes that JavaScript would trim
-- expect: ok
for _, text in ipairs {
  "", " ", "0x", "1e", "1e+", ".", "..1", "0x.p1", "0xp1", "1 1", "1_000", "0b1", "0o7", "1n", "Infinity", "NaN", "nan", "inf", "0xg",
  "1e1.5", "--1", "+-1", "- 1",
  "\u{a0}1", "\u{feff}1", "1\u{2028}", "\0", "1\0", "\u{ff11}", "1e5x", "0x1p", "1f", "true",
} do
  assert(tonumber(text) == nil, text)
  assert(not pcall(function() return text + 0 end), text)
end
local function is(text, wanted)
  local value = tonumber(text)
  assert(value == wanted and math.type(value) == math.type(wanted), text)
end
is("0x7fffffffffffffff", math.maxinteger) is("0xffffffffffffffffff", -1) is("9223372036854775807",
  math.maxinteger) is("9223372036854775808", 2^63)
is("-9223372036854775808", math.mininteger) is("-9223372036854775809", -2^63) is("1e400", math.huge) is("-1e400", -math.huge) is("1e-400",
  0.0) is("0x1p-1100", 0.0)
is(" \t\n\v\f\r10 \t", 10) is("0x.8", 0.5) is("0xA.8p1", 21.0) is(".5", 0.5) is("5.", 5.0) is("0X1P+4", 16.0) is("1E2", 100.0) is("0x10",
  16) is("-0x10", -16) is("+5", 5)
assert(tonumber("10", 2) == 2 and tonumber("-ff", 16) == -255 and tonumber("zz", 36) == 1295 and tonumber("8", 8) == nil
  and tonumber("1.0", 10) == nil and tonumber("", 10) == nil)
assert(tonumber(" -7 ", 8) == -7 and tonumber("7 7", 8) == nil and not pcall(tonumber, "1", 1) and not pcall(tonumber, "1", 37)
  and not pcall(tonumber, 10, 10))
assert(tonumber(("f"):rep(17), 16) == -1 and tonumber("9223372036854775808", 10) == math.mininteger)
