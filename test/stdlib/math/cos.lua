-- math.cos gives a float; strings are converted.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, math.pi, -math.pi, "0" } do print(("%.10g"):format(math.cos(x)), math.type(math.cos(x))) end --> expect: 1	float
--> expect: -1	float
--> expect: -1	float
--> expect: 1	float
local function isNaN(x) return x ~= x end
print(isNaN(math.cos(0 / 0)), isNaN(math.cos(math.huge))) --> expect: true	true
try(math.cos) --> expect: false	bad argument #1 to 'math.cos' (number expected, got no value)
try(math.cos, nil) --> expect: false	bad argument #1 to 'math.cos' (number expected, got nil)
try(math.cos, "x") --> expect: false	bad argument #1 to 'math.cos' (number expected, got string)
try(math.cos, {}) --> expect: false	bad argument #1 to 'math.cos' (number expected, got table)
try(math.cos, true) --> expect: false	bad argument #1 to 'math.cos' (number expected, got boolean)
