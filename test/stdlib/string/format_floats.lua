-- %f, %e, %g and %a with flags, widths and precisions.
print(("%f|%.2f|%10.3f|%-10.1f|%+.1f|%.0f|%#.0f"):format(3.14159, 3.14159, 3.14159, 3.14159, 3.14159, 2.5, 2.5)) --> expect: 3.141590|3.14|     3.142|3.1       |+3.1|2|2.
print(("%e|%.2e|%E|%g|%g|%g|%.3g|%#g|%G"):format(12345.678, 12345.678, 12345.678, 12345.678, 1e20, 1e-5, 1234.5, 1.0, 1e-10)) --> expect: 1.234568e+04|1.23e+04|1.234568E+04|12345.7|1e+20|1e-05|1.23e+03|1.00000|1E-10
print(("%f %g %e"):format(1 / 0, -1 / 0, 1 / 0), ("%.1f"):format(0.05), ("%.14g"):format(0.1), ("%.17g"):format(0.1), --> expect: inf -inf inf	0.1	0.1	0.10000000000000001	0.10000000000000000555	 -0.0	100000	1e+06	9.0072e+15
  ("%.20f"):format(0.1), ("%5.1f"):format(-0.0), ("%g"):format(100000), ("%g"):format(1000000), ("%g"):format(2^53))
print(("%a|%A|%.2a|%a|%a"):format(1.0, 0.5, 1 / 3, -0.0, 5e-324), ("%f"):format(1e15), ("%.3f"):format(2^63), --> expect: 0x1p+0|0X1P-1|0x1.55p-2|-0x0p+0|0x0.0000000000001p-1022	1000000000000000.000000	9223372036854775808.000	1.500000	0.333333333333333314
  ("%f"):format("1.5"), ("%.99f"):format(1 / 3):sub(1, 20))
print(pcall(string.format, "%f", "x")) --> expect: false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%.100f", 1)) --> expect: false	invalid conversion specification: '%.100f'
print(pcall(string.format, "%100f", 1)) --> expect: false	invalid conversion specification: '%100f'
