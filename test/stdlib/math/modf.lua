-- math.modf: the whole part, a float, and the rest.
local function try(...) print(pcall(...)) end

local numbers = { 0, 1, -1, 0.5, -0.5, 2.5, -2.5, -0.0, 2^53, 1 << 53, 1e300, math.maxinteger, math.mininteger, math.huge, -math.huge }
for _, x in ipairs(numbers) do print(x, math.modf(x)) end --> expect: 0	0	0.0
--> expect: 1	1	0.0
--> expect: -1	-1	0.0
--> expect: 0.5	0	0.5
--> expect: -0.5	0	-0.5
--> expect: 2.5	2	0.5
--> expect: -2.5	-2	-0.5
--> expect: -0.0	0	0.0
--> expect: 9.007199254741e+15	9007199254740992	0.0
--> expect: 9007199254740992	9007199254740992	0.0
--> expect: 1e+300	1e+300	0.0
--> expect: 9223372036854775807	9223372036854775807	0.0
--> expect: -9223372036854775808	-9223372036854775808	0.0
--> expect: inf	inf	0.0
--> expect: -inf	-inf	0.0
print(math.modf("2.5")) --> expect: 2	0.5
print((select(2, math.modf(0 / 0))) ~= 0) --> expect: true
try(math.modf) --> expect: false	bad argument #1 to 'math.modf' (number expected, got no value)
try(math.modf, nil) --> expect: false	bad argument #1 to 'math.modf' (number expected, got nil)
try(math.modf, "x") --> expect: false	bad argument #1 to 'math.modf' (number expected, got string)
try(math.modf, {}) --> expect: false	bad argument #1 to 'math.modf' (number expected, got table)
try(math.modf, true) --> expect: false	bad argument #1 to 'math.modf' (number expected, got boolean)
