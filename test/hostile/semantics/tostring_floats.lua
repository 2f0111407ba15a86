-- attack: %.14g formatting of floats
-- expect: ok
local cases = { { 1e15, "1e+15" }, { 1e14, "1e+14" }, { 123456789012345.0, "1.2345678901234e+14" }, { 12345678901234.0,
  "12345678901234.0" }, { 99999999999999.0, "99999999999999.0" }, { 100.0, "100.0" }, { 0.1, "0.1" }, { 1 / 3, "0.33333333333333" },
  { 2 / 3, "0.66666666666667" }, { 1e100, "1e+100" }, { 1e-5, "1e-05" }, { 0.0001, "0.0001" }, { 5e-324, "4.9406564584125e-324" },
  { 1.7976931348623157e308, "1.7976931348623e+308" }, { math.huge, "inf" }, { -math.huge, "-inf" }, { 2^53, "9.007199254741e+15" },
  { 2^63, "9.2233720368548e+18" }, { 3.14159265358979, "3.1415926535898" }, { -1.5, "-1.5" }, { 1e1, "10.0" }, { 0.1 + 0.2, "0.3" },
  { 1e21, "1e+21" }, { 123456.789e3, "123456789.0" }, { 1e-7, "1e-07" }, { 0.5, "0.5" }, { 1.0e-4, "0.0001" }, { 0.00001234,
  "1.234e-05" }, { 314.16e-2, "3.1416" }, { 9.9999999999999995e14, "1e+15" }, { 2.5, "2.5" }, { 1e300 * 1e10, "inf" } }
for _, c in ipairs(cases) do assert(tostring(c[1]) == c[2], tostring(c[1]) .. " ~= " .. c[2]); assert(c[1] .. "" == c[2])
assert(string.format("%s", c[1]) == c[2]) end
local n = tostring(0 / 0); assert(n == "nan" or n == "-nan")
assert(tostring(math.maxinteger) == "9223372036854775807" and tostring(math.mininteger) == "-9223372036854775808" and tostring(-0) == "0"
  and tostring(1e15 // 1 | 0) == "1000000000000000")
assert(tostring(true) == "true" and tostring(nil) == "nil" and tostring("x") == "x" and not pcall(tostring))
assert(tostring({}):match("^table: 0?x?%x+$") and tostring(print):match("^b?u?i?l?t?i?n?:? ?function:")
  and tostring(coroutine.create(print)):match("^thread: "))
assert(table.concat({ 1, 2.0, 3.5, 1e100 }, " ") == "1 2.0 3.5 1e+100")
