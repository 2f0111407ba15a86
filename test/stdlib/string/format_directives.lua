-- string.format: what each directive takes, and the messages for those that are wrong.
print(("%d %i"):format(1, -2)) --> expect: 1 -2
print(("%5d|%-5d|%05d|%+d|% d|%.3d|%5.3d|%-+5d|"):format(1, 2, 3, 4, 5, 6, 7, 8)) --> expect:     1|2    |00003|+4| 5|006|  007|+8   |
print(("%d"):format(3.0), ("%d"):format("10"), ("%d"):format("0x10")) --> expect: 3	10	16
print(("%.0d|%.d|"):format(0, 0)) --> expect: ||
print(("%d %d"):format(math.maxinteger, math.mininteger)) --> expect: 9223372036854775807 -9223372036854775808
print(("%x %X %#x %#X %08x %x"):format(255, 255, 255, 255, 255, -1)) --> expect: ff FF 0xff 0XFF 000000ff ffffffffffffffff
print(("%o %#o %#.3o %o"):format(8, 8, 8, -1)) --> expect: 10 010 010 1777777777777777777777
print(("%c%c%c|%3c|%-3c|"):format(76, 117, 97, 120, 121)) --> expect: Lua|  x|y  |
print(#("%c"):format(0), ("%c"):format(256 + 65)) --> expect: 1	A
print(("%s %s %s %s"):format("text", 12, 1.5, nil), ("%s"):format(true)) --> expect: text 12 1.5 nil	true
print(("%10s|%-10s|%.2s|%10.2s|%.0s|"):format("text", "text", "text", "text", "text")) --> expect:       text|text      |te|        te||
print(#("%s"):format("a\0b"), pcall(string.format, "%5s", "a\0b")) --> expect: 3	false	bad argument #2 to 'string.format' (string contains zeros)
print(#("%s"):format(("x"):rep(1000)), #("%99s"):format("x")) --> expect: 1000	99
print(("%q"):format('say "hi"\n\0001\r\t\\\127')) --> expect: "say \"hi\"\
--> expect: \0001\13\9\\\127"
print(("%q %q %q"):format(1, math.mininteger, -7)) --> expect: 1 0x8000000000000000 -7
print(("%q %q %q %q"):format(0.5, -0.0, math.huge, -math.huge)) --> expect: 0x1p-1 -0x0p+0 1e9999 -1e9999
print(("%q %q %q"):format(true, false, nil)) --> expect: true false nil
print(("%a %A %.2a %.0a %20a|"):format(1, 0.5, 3.14159, 1.5, -2)) --> expect: 0x1p+0 0X1P-1 0x1.92p+1 0x2p+0              -0x1p+1|
print(("%a %a"):format(5e-324, 0.0)) --> expect: 0x0.0000000000001p-1022 0x0p+0
print(("%f %.2f %8.3f|%-8.1f|%+f %08.2f %.0f %#.0f"):format(1.5, 2.345, -3.14159, 4.25, 5, -6.5, 2.5, 2.5)) --> expect: 1.500000 2.35   -3.142|4.2     |+5.000000 -0006.50 2 2.
print(("%e %.2E %.0e %#.0e"):format(12345.678, 0.00012, 15, 15)) --> expect: 1.234568e+04 1.20E-04 2e+01 2.e+01
print(("%g %g %g %G %.3g %#g %g"):format(100000, 1e6, 1e-5, 1e-10, 1234.5, 1.5, 0.1)) --> expect: 100000 1e+06 1e-05 1E-10 1.23e+03 1.50000 0.1
print(("%.14g %.17g %.99f"):format(0.1, 0.1, 0.5)) --> expect: 0.1 0.10000000000000001 0.500000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
print(("%f %e %g %F"):gsub("%%F", "-"):format(math.huge, -math.huge, math.huge)) --> expect: inf -inf inf -
print(("%10.4f|%-12e|"):format(math.huge, -math.huge)) --> expect:        inf|-inf        |
print(("%p %p %5p|"):format(1, nil, true), ("%p"):format({}) ~= "(null)", ("%p"):format("a") == ("%p"):format("a")) --> expect: (null) (null) (null)|	true	true
print(("%%"):format(), ("100%%"):format()) --> expect: %	100%
print(("%5.1f%%|%-4d|%s"):format(99.55, 7, "end")) --> expect:  99.5%|7   |end
local shown = setmetatable({}, { __tostring = function() return "shown" end })
print(("%s|%8s|%-8s|%.2s|"):format(shown, shown, shown, shown)) --> expect: shown|   shown|shown   |sh|
print(pcall(string.format, "%s", setmetatable({}, { __tostring = function() return 1 end }))) --> expect: true	1
print(pcall(string.format, "%s", setmetatable({}, { __tostring = function() return {} end }))) --> expect: false	'__tostring' must return a string
print((string.format("%s", setmetatable({}, { __name = "Thing" })):gsub("0x%x+", "ADDRESS"))) --> expect: Thing: ADDRESS
print(pcall(string.format)) --> expect: false	bad argument #1 to 'string.format' (string expected, got no value)
print(pcall(string.format, {})) --> expect: false	bad argument #1 to 'string.format' (string expected, got table)
print(pcall(string.format, "%d")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%d", "x")) --> expect: false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%d", 1.5)) --> expect: false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", "1.5")) --> expect: false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", {})) --> expect: false	bad argument #2 to 'string.format' (number expected, got table)
print(pcall(string.format, "%f", "x")) --> expect: false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%s")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%q", {})) --> expect: false	bad argument #2 to 'string.format' (value has no literal form)
print(pcall(string.format, "%5q", "a")) --> expect: false	specifier '%q' cannot have modifiers
print(pcall(string.format, "%c", "x")) --> expect: false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%5")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%y", 1)) --> expect: false	invalid conversion '%y' to 'format'
print(pcall(string.format, "%10y", 1)) --> expect: false	invalid conversion '%10y' to 'format'
print(pcall(string.format, "%ld", 1)) --> expect: false	invalid conversion '%l' to 'format'
print(pcall(string.format, "%123d", 1)) --> expect: false	invalid conversion specification: '%123d'
print(pcall(string.format, "%.123d", 1)) --> expect: false	invalid conversion specification: '%.123d'
print(pcall(string.format, "%0000000000000000000000d", 1)) --> expect: false	invalid format (too long)
print(pcall(string.format, "%--5d", 1)) --> expect: true	1
print(pcall(string.format, "%#d", 1)) --> expect: false	invalid conversion specification: '%#d'
print(pcall(string.format, "%+s", 1)) --> expect: false	invalid conversion specification: '%+s'
print(pcall(string.format, "%.3c", 65)) --> expect: false	invalid conversion specification: '%.3c'
print(pcall(string.format, "%0c", 65)) --> expect: false	invalid conversion specification: '%0c'
print(pcall(string.format, "%+x", 65)) --> expect: false	invalid conversion specification: '%+x'
print(pcall(string.format, "%.3p", 65)) --> expect: false	invalid conversion specification: '%.3p'
print(pcall(string.format, "%\0d", 65)) --> expect: false	invalid conversion '%' to 'format'
