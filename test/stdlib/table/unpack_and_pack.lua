-- Between lists of values and tables.
print(table.unpack({ 1, 2, 3 })) --> expect: 1	2	3
print(table.unpack({ 1, 2, 3 }, 2)) --> expect: 2	3
print(table.unpack({ 1, 2, 3 }, 2, 5)) --> expect: 2	3	nil	nil
print(table.unpack({}, 1, 2)) --> expect: nil	nil
print(table.unpack({ 1 }, 2, 1), select("#", table.unpack({}, 5, 4))) --> expect: nil	0
print(table.unpack({ [-1] = "a", [0] = "b", "c" }, -1, 1)) --> expect: a	b	c
local p = table.pack(1, nil, 3, nil)
print(p.n, p[1], p[2], p[3], p[4], #table.pack()) --> expect: 4	1	nil	3	nil	0
print(pcall(table.unpack)) --> expect: false	attempt to get length of a nil value
print(table.unpack("abc", 1, 2)) --> expect: nil	nil
print(pcall(table.unpack, {}, 1, math.maxinteger)) --> expect: false	too many results to unpack
print(pcall(table.unpack, {}, "a")) --> expect: false	bad argument #2 to 'table.unpack' (number expected, got string)
print(table.unpack({}, math.maxinteger, math.maxinteger)) --> expect: nil
print(select("#", table.unpack({}, math.mininteger, math.mininteger + 2))) --> expect: 3
