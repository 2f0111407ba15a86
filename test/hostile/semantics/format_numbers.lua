-- attack: string.format with numbers: widths, flags, rounding, conversions, errors
-- expect: ok
local F = string.format
local function is(got, want) assert(got == want, got .. " ~= " .. want) end
is(F("%d %d %d", 3, 3.0, "7"), "3 3 7"); is(F("%5d|%-5d|%05d|%+d|% d|%i", 42, 42, 42, 42, 42, 42), "   42|42   |00042|+42| 42|42")
is(F("%.3d|%8.3d|%-8.3d|", 5, 5, 5), "005|     005|005     |")
is(F("%x %X %#x %o %#o", 255, 255, 255, 8, 8), "ff FF 0xff 10 010"); is(F("%x", -1), "ffffffffffffffff")
is(F("%o", -1), "1777777777777777777777"); is(F("%d", math.mininteger), "-9223372036854775808")
is(F("%c%c", 65, 0), "A\0"); is(F("%%"), "%"); is(F("%u", 7), "7")
is(F("%5s|%-5s|%.2s|%5.1s|", "ab", "ab", "abc", "xyz"), "   ab|ab   |ab|    x|")
is(F("%e %E", 12345.678, 0), "1.234568e+04 0.000000E+00"); is(F("%.0e", 15), "2e+01")
is(F("%g %g %g %g", 1e20, 1e-5, 100000, 1000000), "1e+20 1e-05 100000 1e+06"); is(F("%G", 1e-10), "1E-10"); is(F("%#g", 1), "1.00000")
is(F("%.3g|%10.3g|%-10.3g|", 1234.5, 1234.5, 1234.5), "1.23e+03|  1.23e+03|1.23e+03  |")
is(F("%f %.0f %.1f %.2f", 0.5, 0.5, 0.25, 2.675), "0.500000 0 0.2 2.67"); is(F("%.0f %.0f %.0f", 1.5, 2.5, 3.5), "2 2 4")
is(F("%.3f", 2^53), "9007199254740992.000"); is(F("%.0f", 1e22), "10000000000000000000000")
is(F("%.20f", 0.1), "0.10000000000000000555")
is(F("%10.2f|%-10.2f|%+.1f|%010.2f", 3.14159, 3.14159, 3.14159, -3.14159), "      3.14|3.14      |+3.1|-000003.14")
is(F("%.17g %.16g %.15g", 0.1, 0.1, 0.1), "0.10000000000000001 0.1 0.1")
is(F("%f %g %e", math.huge, -math.huge, math.huge), "inf -inf inf"); is(F("%5.1f|%5g", math.huge, math.huge), "  inf|  inf")
is(F("%.14g", 3.0), "3"); is(F("%.1f", 0.05), "0.1"); is(F("%.2f", 1e15 + 0.125), "1000000000000000.12")
is(F("%a", 1), "0x1p+0"); is(F("%a %a %a", 0.5, 255.5, -2), "0x1p-1 0x1.ffp+7 -0x1p+1"); is(F("%.3a", 1 / 3), "0x1.555p-2")
is(F("%A", 10), "0X1.4P+3"); local sub = F("%a", 5e-324); assert(sub == "0x0.0000000000001p-1022" or sub == "0x1p-1074")
is(F("%.0a", 1.5), "0x2p+0"); is(F("%a", math.huge), "inf")
is(F("%s %s", nil, true), "nil true"); is(F("%s", setmetatable({}, { __tostring = function() return "T" end })), "T")
is(F("%-6s|", setmetatable({}, { __tostring = function() return "T" end })), "T     |")
is(F("%q", 'a"b\\c\n\0001\r\9é'), '"a\\"b\\\\c\\\n\\0001\\13\\9é"')
for _, bad in ipairs { { "%d", 3.5 }, { "%d", "3.5" }, { "%d", "x" }, { "%d" }, { "%y", 1 }, { "%", 1 }, { "%10", 1 }, { "%c", "x" },
  { "%x", 2^63 }, { "%d", math.huge }, { "%l", 1 }, { "%n", 1 }, { "%q", {} }, { "%10q", "x" }, { "%i", 1.5 }, { "%d", {} }, { "%.f.f%",
  1 }, { "%5", 1 }, { "%#i", 1 }, { "%0s", "x" }, { "%+s", "x" }, { "%5.5p", {} }, { "%-#c", 1 } } do
  assert(not pcall(F, table.unpack(bad)), bad[1])
end
assert(F("%s", "a\0b") == "a\0b" and not pcall(F, "%5s", "a\0b") and F("%.99f", 1 / 3):len() == 101 and #F("%99.99f", 1e308) == 409)
