-- The ends of the integer range, and floats beyond them.
print(9223372036854775807, -9223372036854775808, 9223372036854775808) --> expect: 9223372036854775807	-9.2233720368548e+18	9.2233720368548e+18
print(math.maxinteger + 0.0 == 2 ^ 63, math.maxinteger < 2 ^ 63, math.maxinteger + 0.0 > math.maxinteger) --> expect: true	true	true
print(math.mininteger + 0.0 == math.mininteger, math.mininteger <= -2 ^ 63, -2 ^ 63 == math.mininteger) --> expect: true	true	true
print(math.tointeger(2 ^ 63), math.tointeger(-2 ^ 63), math.tointeger(2 ^ 62), math.tointeger(2 ^ 53 + 1)) --> expect: nil	-9223372036854775808	4611686018427387904	9007199254740992
print(math.maxinteger // -1, math.mininteger // -1, math.mininteger % -1, math.maxinteger % -2) --> expect: -9223372036854775807	-9223372036854775808	0	-1
print(math.maxinteger - 1 < math.maxinteger, math.mininteger + 1 > math.mininteger) --> expect: true	true
