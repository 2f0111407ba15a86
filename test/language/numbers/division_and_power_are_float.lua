-- / and ^ always give floats.
print(6 / 2, 7 / 2, 1 / 0, -1 / 0, 0 / 1, -0.0 / 1, 0 / -1) --> expect: 3.0	3.5	inf	-inf	0.0	-0.0	-0.0
print(2 ^ 2, 2 ^ 0.5, (-8) ^ (1 / 3) ~= (-8) ^ (1 / 3), 0 ^ 0, 2 ^ 1023 * 2, 10 ^ 15, 10 ^ 2) --> expect: 4.0	1.4142135623731	true	1.0	inf	1e+15	100.0
print(9007199254740993 / 1, math.maxinteger / 1, math.mininteger / -1, 3 / 10) --> expect: 9.007199254741e+15	9.2233720368548e+18	9.2233720368548e+18	0.3
print(math.type(4 / 2), math.type(2 ^ 2), math.type(4 // 2), math.type(4 // 2.0)) --> expect: float	float	integer	float
print((-2) ^ 2, -2 ^ 2, 2 ^ -1074, 2 ^ -1075, (-2) ^ 3, (-2) ^ -3) --> expect: 4.0	-4.0	4.9406564584125e-324	0.0	-8.0	-0.125
