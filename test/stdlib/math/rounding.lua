-- floor, ceil, tointeger and modf.
print(math.floor(1.5), math.floor(-1.5), math.ceil(1.5), math.ceil(-1.5), math.floor(5), math.ceil(-5)) --> expect: 1	-2	2	-1	5	-5
print(math.floor(2^53 + 0.0), math.floor(1e100), math.ceil(-1e100), math.floor(-0.5), math.ceil(-0.5), math.floor(2^62), --> expect: 9007199254740992	1e+100	-1e+100	-1	0	4611686018427387904	-9223372036854775808	9.2233720368548e+18
  math.floor(-2^63), math.floor(2^63))
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger("x"), math.tointeger({}), --> expect: 3	nil	8	nil	nil	nil	-9223372036854775808
  math.tointeger(2^63), math.tointeger(-2^63))
print(math.modf(3.7)) --> expect: 3	0.7
print(math.modf(-3.7)) --> expect: -3	-0.7
print(math.modf(5)) --> expect: 5	0.0
print(math.modf(math.huge)) --> expect: inf	0.0
print(math.modf(-math.huge)) --> expect: -inf	0.0
print(pcall(math.floor, "x")) --> expect: false	bad argument #1 to 'math.floor' (number expected, got string)
print(pcall(math.floor, {})) --> expect: false	bad argument #1 to 'math.floor' (number expected, got table)
print(pcall(math.floor)) --> expect: false	bad argument #1 to 'math.floor' (number expected, got no value)
print(math.floor("3.7"), math.ceil("0x10")) --> expect: 3	16
print(pcall(math.tointeger)) --> expect: false	bad argument #1 to 'math.tointeger' (value expected)
