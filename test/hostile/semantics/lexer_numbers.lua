-- attack: numerals in source: overflow to float, hex wrap, malformed forms
-- expect: ok
assert(math.type(9223372036854775807) == "integer" and math.type(9223372036854775808) == "float"
  and math.type(-9223372036854775808) == "float")
assert(0x7fffffffffffffff + 1 == math.mininteger and 0xffffffffffffffffff == -1 and 1e308 * 10 == math.huge)
assert(3. == 3.0 and .5 == 0.5 and 0x.8p1 == 1.0 and 0xA == 10 and 0Xa == 10 and 1e2 == 100.0 and math.type(1e2) == "float"
  and 0x10p-1 == 8.0 and 3e-2 == 0.03)
for _, s in ipairs { "3x", "0xg", "1..2", "1e", "1e+", "0x1p", "3.4.5", "0x", "1_000", "3n", "0x1.2.3", "08z", "1e5e5", "0xep+",
  "4in_x" } do
  local f, e = load("return " .. s); assert(f == nil and e:find("malformed number", 1, true), s .. ": " .. tostring(e))
end
assert(load("return 1 ..2")() == "12" and load("a = 1--[[c]]+2 return a")() == 3)
_G.a = nil
assert(0xep1 == 28.0 and 0xe+1 == 15 and 1 -1 == 0 and 2--1
  == 2)
assert(load("return 0x" .. ("f"):rep(100))() == -1 and load("return " .. ("9"):rep(400))() == math.huge
  and load("return 0." .. ("0"):rep(400) .. "1")() == 0.0)
assert(0.1 + 0.2 ~= 0.3 and 123456789012345678901234567890 == 1.2345678901234568e29)
assert(1//1 == 1 and 2^-1 == 0.5 and -2^2 == -4.0 and 2^3^2 == 512.0)
