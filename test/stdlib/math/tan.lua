-- math.tan gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, -0.0, "0" } do print(("%.10g"):format(math.tan(x)), math.type(math.tan(x))) end --> expect: 0	float
--> expect: -0	float
--> expect: 0	float
local function isNaN(x) return x ~= x end
print(isNaN(math.tan(0 / 0)), isNaN(math.tan(math.huge))) --> expect: true	true
try(math.tan) --> expect: false	bad argument #1 to 'math.tan' (number expected, got no value)
try(math.tan, nil) --> expect: false	bad argument #1 to 'math.tan' (number expected, got nil)
try(math.tan, "x") --> expect: false	bad argument #1 to 'math.tan' (number expected, got string)
try(math.tan, {}) --> expect: false	bad argument #1 to 'math.tan' (number expected, got table)
try(math.tan, true) --> expect: false	bad argument #1 to 'math.tan' (number expected, got boolean)
