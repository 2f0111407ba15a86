-- Mixed comparisons are exact, whatever the sizes.
print(1 == 1.0, 1 < 1.5, 2 > 1.5, -1 < -0.5, 0 == -0.0) --> expect: true	true	true	true	true
print(9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, 9007199254740993 < 9007199254740994.0) --> expect: false	true	true
print(9007199254740992 == 2 ^ 53, 9007199254740993 <= 2 ^ 53, 9007199254740991 < 2 ^ 53, 2 ^ 53 >= 9007199254740993) --> expect: true	false	true	false
print(math.maxinteger < 2 ^ 63, math.maxinteger == 2 ^ 63, math.maxinteger >= 2 ^ 63, 2 ^ 63 > math.maxinteger, 2 ^ 63 <= math.maxinteger) --> expect: true	false	false	true	false
print(math.mininteger == -2 ^ 63, math.mininteger < -2 ^ 63, math.mininteger > -2 ^ 64, -2 ^ 64 < math.mininteger) --> expect: true	false	true	true
print(1 < math.huge, math.maxinteger < math.huge, math.mininteger > -math.huge, -math.huge < math.mininteger) --> expect: true	true	true	true
print(9007199254740993.0 == 9007199254740992, 9223372036854775807 == 9223372036854775808.0) --> expect: true	false
print(5 < 5.0000000000000009, 5 <= 4.9999999999999991, -5 > -5.0000000000000009) --> expect: true	false	true
