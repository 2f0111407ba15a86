-- math.min compares as the operator < does and gives the first of equals.
local function try(...) print(pcall(...)) end
print(math.min(1), math.min(1, 2.5), math.min(2, 2.0), math.min(2.0, 2), math.min(3, -1, 2), math.min(0.0, -0.0), math.min(-0.0, 0.0)) --> expect: 1	1	2	2.0	-1	0.0	-0.0
print(math.min(math.maxinteger, 2^63), math.min(math.mininteger, -2^63), math.min((1 << 53) + 1, 2^53), math.min(math.huge, -math.huge)) --> expect: 9223372036854775807	-9223372036854775808	9.007199254741e+15	-inf
print(math.min(0 / 0, 1) ~= 1, math.min(1, 0 / 0)) --> expect: true	1
try(math.min, 1, "x") --> expect: false	attempt to compare string with number
try(math.min, 1, nil) --> expect: false	attempt to compare nil with number
try(math.min, 1, 2, {}) --> expect: false	attempt to compare table with number
try(math.min, "10", 9) --> expect: false	attempt to compare number with string
try(math.min) --> expect: false	bad argument #1 to 'math.min' (value expected)
try(math.min, nil) --> expect: true	nil
try(math.min, "x") --> expect: true	x
try(math.min, true) --> expect: true	true
