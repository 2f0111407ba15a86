-- fmod truncates, ult compares without sign, type tells the subtype.
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(7.5, 2), math.fmod(-7.5, 2), math.fmod(7, 3.0), --> expect: 1	-1	1	1.5	-1.5	1.0	0
  math.fmod(math.mininteger, -1))
print(math.fmod(1, math.huge), math.fmod(1, 0.0) ~= math.fmod(1, 0.0), math.fmod(-6, 2), math.fmod(-6.0, 2)) --> expect: 1.0	true	0	-0.0
print(pcall(math.fmod, 1, 0)) --> expect: false	bad argument #2 to 'math.fmod' (zero)
print(pcall(math.fmod, 1, "x")) --> expect: false	bad argument #2 to 'math.fmod' (number expected, got string)
print(pcall(math.fmod, 1)) --> expect: false	bad argument #2 to 'math.fmod' (number expected, got no value)
print(math.ult(1, 2), math.ult(-1, 2), math.ult(2, -1), math.ult(1 << 53, (1 << 53) + 1), --> expect: true	false	true	true	true
  math.ult(math.maxinteger, math.mininteger))
print(pcall(math.ult, 1.5, 2)) --> expect: false	bad argument #1 to 'math.ult' (number has no integer representation)
print(math.type(1), math.type(1.0), math.type("1"), math.type(nil), math.type({})) --> expect: integer	float	nil	nil	nil
print(pcall(math.type)) --> expect: false	bad argument #1 to 'math.type' (value expected)
