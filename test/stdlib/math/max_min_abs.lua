-- max, min and abs keep the subtype of their argument.
print(math.max(1, 2.5, -1), math.max(3), math.min(1, 1.0), math.max(1, 1.0), math.min(-0.0, 0.0), math.max(math.maxinteger, 2^63), --> expect: 2.5	3	1	1	-0.0	9.2233720368548e+18	-9223372036854775808
  math.min(math.mininteger, -2^63))
print(math.abs(-5), math.abs(5.5), math.abs(math.mininteger), math.abs(-0.0), math.abs("-3")) --> expect: 5	5.5	-9223372036854775808	0.0	3.0
print(pcall(math.max)) --> expect: false	bad argument #1 to 'math.max' (value expected)
print(pcall(math.min)) --> expect: false	bad argument #1 to 'math.min' (value expected)
print(pcall(math.max, 1, "x")) --> expect: false	attempt to compare number with string
print(pcall(math.abs, nil)) --> expect: false	bad argument #1 to 'math.abs' (number expected, got nil)
print(pcall(math.max, "10", 9)) --> expect: false	attempt to compare string with number
print(math.min(2^53, (1 << 53) + 1) == 2^53) --> expect: true
