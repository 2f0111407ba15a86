-- select counts, and gives arguments from a position or from the end.
print(select("#"), select("#", nil), select("#", 1, nil, nil)) --> expect: 0	1	3
print(select(2, "a", "b", "c")) --> expect: b	c
print(select(-1, "a", "b", "c")) --> expect: c
print(select(-3, "a", "b", "c")) --> expect: a	b	c
print(select(5, "a")) --> expect:
print((select(1, "a", "b"))) --> expect: a
print(pcall(select, 0, 1)) --> expect: false	bad argument #1 to 'select' (index out of range)
print(pcall(select, -4, 1, 2, 3)) --> expect: false	bad argument #1 to 'select' (index out of range)
print(pcall(select)) --> expect: false	bad argument #1 to 'select' (number expected, got no value)
print(pcall(select, "x")) --> expect: false	bad argument #1 to 'select' (number expected, got string)
print(pcall(select, 1.5, 1)) --> expect: false	bad argument #1 to 'select' (number has no integer representation)
print(select("2", "a", "b")) --> expect: b
