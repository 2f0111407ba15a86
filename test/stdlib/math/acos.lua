-- math.acos gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 1, -1, 0, "0" } do print(("%.10g"):format(math.acos(x)), math.type(math.acos(x))) end --> expect: 0	float
--> expect: 3.141592654	float
--> expect: 1.570796327	float
--> expect: 1.570796327	float
local function isNaN(x) return x ~= x end
print(isNaN(math.acos(0 / 0)), isNaN(math.acos(2)), isNaN(math.acos(-2))) --> expect: true	true	true
try(math.acos) --> expect: false	bad argument #1 to 'math.acos' (number expected, got no value)
try(math.acos, nil) --> expect: false	bad argument #1 to 'math.acos' (number expected, got nil)
try(math.acos, "x") --> expect: false	bad argument #1 to 'math.acos' (number expected, got string)
try(math.acos, {}) --> expect: false	bad argument #1 to 'math.acos' (number expected, got table)
try(math.acos, true) --> expect: false	bad argument #1 to 'math.acos' (number expected, got boolean)
