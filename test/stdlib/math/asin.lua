-- math.asin gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, 1, -1, "0" } do print(("%.10g"):format(math.asin(x)), math.type(math.asin(x))) end --> expect: 0	float
--> expect: 1.570796327	float
--> expect: -1.570796327	float
--> expect: 0	float
local function isNaN(x) return x ~= x end
print(isNaN(math.asin(0 / 0)), isNaN(math.asin(2))) --> expect: true	true
try(math.asin) --> expect: false	bad argument #1 to 'math.asin' (number expected, got no value)
try(math.asin, nil) --> expect: false	bad argument #1 to 'math.asin' (number expected, got nil)
try(math.asin, "x") --> expect: false	bad argument #1 to 'math.asin' (number expected, got string)
try(math.asin, {}) --> expect: false	bad argument #1 to 'math.asin' (number expected, got table)
try(math.asin, true) --> expect: false	bad argument #1 to 'math.asin' (number expected, got boolean)
