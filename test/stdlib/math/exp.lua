-- math.exp gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, 1, -math.huge, math.huge, 1000, -1000, "0" } do print(("%.10g"):format(math.exp(x)), math.type(math.exp(x))) end --> expect: 1	float
--> expect: 2.718281828	float
--> expect: 0	float
--> expect: inf	float
--> expect: inf	float
--> expect: 0	float
--> expect: 1	float
local function isNaN(x) return x ~= x end
print(isNaN(math.exp(0 / 0))) --> expect: true
try(math.exp) --> expect: false	bad argument #1 to 'math.exp' (number expected, got no value)
try(math.exp, nil) --> expect: false	bad argument #1 to 'math.exp' (number expected, got nil)
try(math.exp, "x") --> expect: false	bad argument #1 to 'math.exp' (number expected, got string)
try(math.exp, {}) --> expect: false	bad argument #1 to 'math.exp' (number expected, got table)
try(math.exp, true) --> expect: false	bad argument #1 to 'math.exp' (number expected, got boolean)
