-- // rounds towards minus infinity, for integers and floats (§3.4.1).
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 6 // 3, -6 // 3) --> expect: 3	-4	-4	3	2	-2
print(7.0 // 2, -7 // 2.0, 7 // -2.0, 5.5 // 2, -5.5 // 2) --> expect: 3.0	-4.0	-4.0	2.0	-3.0
print(1 // 0.0, -1 // 0.0, 0 // 0.0 ~= 0 // 0.0, 0.0 // 1, -0.0 // 1) --> expect: inf	-inf	true	0.0	-0.0
print(1e308 // 1e-308, 5 // math.huge, -5 // math.huge, math.huge // 5, -math.huge // 5) --> expect: inf	0.0	-0.0	inf	-inf
print(pcall(function() return 1 // 0 end)) --> expect: false	floor_division.lua:6: attempt to divide by zero
print(math.maxinteger // 2, math.mininteger // 2, math.mininteger // 3, math.maxinteger // -3) --> expect: 4611686018427387903	-4611686018427387904	-3074457345618258603	-3074457345618258603
print(0 // 5, 0 // -5, -0.0 // 5, 0.0 // -5) --> expect: 0	0	-0.0	-0.0
