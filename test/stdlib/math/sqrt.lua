-- math.sqrt gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, 4, 2, 1e300, -0.0, math.huge, math.maxinteger, "0" } do print(("%.10g"):format(math.sqrt(x)), math.type(math.sqrt(x))) end --> expect: 0	float
--> expect: 2	float
--> expect: 1.414213562	float
--> expect: 1e+150	float
--> expect: -0	float
--> expect: inf	float
--> expect: 3037000500	float
--> expect: 0	float
local function isNaN(x) return x ~= x end
print(isNaN(math.sqrt(0 / 0)), isNaN(math.sqrt(-1)), isNaN(math.sqrt(math.mininteger))) --> expect: true	true	true
try(math.sqrt) --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got no value)
try(math.sqrt, nil) --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got nil)
try(math.sqrt, "x") --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got string)
try(math.sqrt, {}) --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got table)
try(math.sqrt, true) --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got boolean)
