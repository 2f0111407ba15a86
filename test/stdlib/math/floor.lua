-- math.floor gives an integer where one fits, else a float.
local function try(...) print(pcall(...)) end

local numbers = { 0, 1, -1, 0.5, -0.5, 2.5, -2.5, -0.0, 2^53, 1 << 53, 1e300, math.maxinteger, math.mininteger, math.huge, -math.huge }
for _, x in ipairs(numbers) do print(x, math.floor(x), math.type(math.floor(x))) end --> expect: 0	0	integer
--> expect: 1	1	integer
--> expect: -1	-1	integer
--> expect: 0.5	0	integer
--> expect: -0.5	-1	integer
--> expect: 2.5	2	integer
--> expect: -2.5	-3	integer
--> expect: -0.0	0	integer
--> expect: 9.007199254741e+15	9007199254740992	integer
--> expect: 9007199254740992	9007199254740992	integer
--> expect: 1e+300	1e+300	float
--> expect: 9223372036854775807	9223372036854775807	integer
--> expect: -9223372036854775808	-9223372036854775808	integer
--> expect: inf	inf	float
--> expect: -inf	-inf	float
print(math.floor("2.5"), math.floor("7"), math.floor(-2^63), math.floor(2^63), math.floor(2^63 - 1024)) --> expect: 2	7	-9223372036854775808	9.2233720368548e+18	9223372036854774784
print(math.floor(0 / 0) ~= math.floor(0 / 0)) --> expect: true
try(math.floor) --> expect: false	bad argument #1 to 'math.floor' (number expected, got no value)
try(math.floor, nil) --> expect: false	bad argument #1 to 'math.floor' (number expected, got nil)
try(math.floor, "x") --> expect: false	bad argument #1 to 'math.floor' (number expected, got string)
try(math.floor, {}) --> expect: false	bad argument #1 to 'math.floor' (number expected, got table)
try(math.floor, true) --> expect: false	bad argument #1 to 'math.floor' (number expected, got boolean)
