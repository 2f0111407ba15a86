-- Numerals that begin or end with a dot, overflow or lose digits.
print(.5, 5., 0x.8, 0x8., 0x.8p4, 0xA.8p0, 1e0, 0e12, 00012, 0x00012) --> expect: 0.5	5.0	0.5	8.0	8.0	10.5	1.0	0.0	12	18
print(123456789012345678901234567890, 0x1p-1074, 0x1p1023, 1e309, 1e-400, 4.9e-324) --> expect: 1.2345678901235e+29	4.9406564584125e-324	8.9884656743116e+307	inf	0.0	4.9406564584125e-324
print(0xffffffffffffffffff, 0x10000000000000000, 0x1.8p1, 0x1p-2) --> expect: -1	0	3.0	0.25
print(1//1, 1 .. 2, 2. .. 3) --> expect: 1	12	2.03
