-- math.ceil gives an integer where one fits, else a float.
local function try(...) print(pcall(...)) end

local numbers = { 0, 1, -1, 0.5, -0.5, 2.5, -2.5, -0.0, 2^53, 1 << 53, 1e300, math.maxinteger, math.mininteger, math.huge, -math.huge }
for _, x in ipairs(numbers) do print(x, math.ceil(x), math.type(math.ceil(x))) end --> expect: 0	0	integer
--> expect: 1	1	integer
--> expect: -1	-1	integer
--> expect: 0.5	1	integer
--> expect: -0.5	0	integer
--> expect: 2.5	3	integer
--> expect: -2.5	-2	integer
--> expect: -0.0	0	integer
--> expect: 9.007199254741e+15	9007199254740992	integer
--> expect: 9007199254740992	9007199254740992	integer
--> expect: 1e+300	1e+300	float
--> expect: 9223372036854775807	9223372036854775807	integer
--> expect: -9223372036854775808	-9223372036854775808	integer
--> expect: inf	inf	float
--> expect: -inf	-inf	float
print(math.ceil("2.5"), math.ceil("7"), math.ceil(-2^63), math.ceil(2^63), math.ceil(2^63 - 1024)) --> expect: 3	7	-9223372036854775808	9.2233720368548e+18	9223372036854774784
print(math.ceil(0 / 0) ~= math.ceil(0 / 0)) --> expect: true
try(math.ceil) --> expect: false	bad argument #1 to 'math.ceil' (number expected, got no value)
try(math.ceil, nil) --> expect: false	bad argument #1 to 'math.ceil' (number expected, got nil)
try(math.ceil, "x") --> expect: false	bad argument #1 to 'math.ceil' (number expected, got string)
try(math.ceil, {}) --> expect: false	bad argument #1 to 'math.ceil' (number expected, got table)
try(math.ceil, true) --> expect: false	bad argument #1 to 'math.ceil' (number expected, got boolean)
