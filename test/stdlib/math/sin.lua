-- math.sin gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, -0.0, math.pi / 2, "0" } do print(("%.10g"):format(math.sin(x)), math.type(math.sin(x))) end --> expect: 0	float
--> expect: -0	float
--> expect: 1	float
--> expect: 0	float
local function isNaN(x) return x ~= x end
print(isNaN(math.sin(0 / 0)), isNaN(math.sin(math.huge))) --> expect: true	true
try(math.sin) --> expect: false	bad argument #1 to 'math.sin' (number expected, got no value)
try(math.sin, nil) --> expect: false	bad argument #1 to 'math.sin' (number expected, got nil)
try(math.sin, "x") --> expect: false	bad argument #1 to 'math.sin' (number expected, got string)
try(math.sin, {}) --> expect: false	bad argument #1 to 'math.sin' (number expected, got table)
try(math.sin, true) --> expect: false	bad argument #1 to 'math.sin' (number expected, got boolean)
