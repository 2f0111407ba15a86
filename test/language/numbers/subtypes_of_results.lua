-- The subtype of a result follows from the subtypes of the operands only.
print(1 + 1, 1 + 1.0, 1.0 - 1, 2 * 0.5, 3.0 // 1, 3 % 2.0, -0.0, -(0), 0.0) --> expect: 2	2.0	0.0	1.0	3.0	1.0	-0.0	0	0.0
print(10 // 3, 10 // 3.0, 2 ^ 53, 2 ^ 53 | 0, 1e15, 1e16, 123456789012.0, 0.1) --> expect: 3	3.0	9.007199254741e+15	9007199254740992	1e+15	1e+16	123456789012.0	0.1
print(1e14, 1e15 + 0.5, 100000000000000, 1e100, -1e15, 2.5e-5, 1e-5, 123e-7) --> expect: 1e+14	1e+15	100000000000000	1e+100	-1e+15	2.5e-05	1e-05	1.23e-05
print(3 == 3.0, math.type(3), math.type(3.0), math.type("3"), math.type(nil)) --> expect: true	integer	float	nil	nil
print(1.0 * 1, 5 - 5.0, 0.5 + 0.5, 1e308 * 10, -1e308 * 10) --> expect: 1.0	0.0	1.0	inf	-inf
