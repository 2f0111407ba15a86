-- math.max compares as the operator < does and gives the first of equals.
local function try(...) print(pcall(...)) end
print(math.max(1), math.max(1, 2.5), math.max(2, 2.0), math.max(2.0, 2), math.max(3, -1, 2), math.max(0.0, -0.0), math.max(-0.0, 0.0)) --> expect: 1	2.5	2	2.0	3	0.0	-0.0
print(math.max(math.maxinteger, 2^63), math.max(math.mininteger, -2^63), math.max((1 << 53) + 1, 2^53), math.max(math.huge, -math.huge)) --> expect: 9.2233720368548e+18	-9223372036854775808	9007199254740993	inf
print(math.max(0 / 0, 1) ~= 1, math.max(1, 0 / 0)) --> expect: true	1
try(math.max, 1, "x") --> expect: false	attempt to compare number with string
try(math.max, 1, nil) --> expect: false	attempt to compare number with nil
try(math.max, 1, 2, {}) --> expect: false	attempt to compare number with table
try(math.max, "10", 9) --> expect: false	attempt to compare string with number
try(math.max) --> expect: false	bad argument #1 to 'math.max' (value expected)
try(math.max, nil) --> expect: true	nil
try(math.max, "x") --> expect: true	x
try(math.max, true) --> expect: true	true
