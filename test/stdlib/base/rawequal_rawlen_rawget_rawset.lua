-- The raw functions and their arguments.
print(rawequal(1, 1.0), rawequal("a", "a"), rawequal({}, {}), rawequal(nil, nil), rawlen({ 1, 2 }), rawlen("abc"), --> expect: true	true	false	true	2	3	1	2
  rawget({ x = 1 }, "x"), rawset({}, 1, 2)[1])
print(pcall(rawequal, 1)) --> expect: false	bad argument #2 to 'rawequal' (value expected)
print(pcall(rawlen)) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got no value)
print(pcall(rawget, nil, 1)) --> expect: false	bad argument #1 to 'rawget' (table expected, got nil)
print(pcall(rawset, {}, nil, 1)) --> expect: false	table index is nil
print(pcall(rawset, {}, 0 / 0, 1)) --> expect: false	table index is NaN
