-- The result of % has the sign of the divisor, for integers and floats.
print(7 % 3, -7 % 3, 7 % -3, -7 % -3, 6 % 3, -6 % 3, 6 % -3) --> expect: 1	2	-2	-1	0	0	0
print(7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 % -2, 6.0 % 3, -6.0 % 3) --> expect: 1.5	0.5	-0.5	-1.5	0.0	-0.0
print(5 % math.huge, -5 % math.huge, 5 % -math.huge, -5 % -math.huge) --> expect: 5.0	inf	-inf	-5.0
print(5.5 % math.huge, -5.5 % math.huge, 0.0 % math.huge, -0.0 % math.huge) --> expect: 5.5	inf	0.0	-0.0
print(pcall(function() return 1 % 0 end)) --> expect: false	modulo.lua:6: attempt to perform 'n%0'
print((1 % 0.0) ~= (1 % 0.0), (math.huge % 2) ~= (math.huge % 2)) --> expect: true	true
print(math.mininteger % 3, math.maxinteger % 3, math.mininteger % -1, math.mininteger % math.maxinteger, math.maxinteger % math.mininteger) --> expect: 1	1	0	9223372036854775806	-1
print(1e308 % 3, -1e308 % 3, 2 ^ 53 % 3, 0.1 % 0.01, -0.1 % 0.01, 1 % 1e-300) --> expect: 2.0	1.0	2.0	3.4694469519536e-18	0.01	8.9631865280397e-301
print(-6 % 3.0, 6 % -3.0, 0 % -3.0, -0.0 % 3, 0.0 % -3) --> expect: -0.0	0.0	0.0	-0.0	0.0
