-- math.abs keeps the subtype; the smallest integer is its own absolute value.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, 5, -5, -0.0, 2.5, -2.5, math.maxinteger, math.mininteger, -math.huge, "-3", "-3.5", " -0x10 " } do print(math.abs(x)) end --> expect: 0
--> expect: 5
--> expect: 5
--> expect: 0.0
--> expect: 2.5
--> expect: 2.5
--> expect: 9223372036854775807
--> expect: -9223372036854775808
--> expect: inf
--> expect: 3.0
--> expect: 3.5
--> expect: 16.0
print(math.abs(0 / 0) ~= math.abs(0 / 0)) --> expect: true
try(math.abs) --> expect: false	bad argument #1 to 'math.abs' (number expected, got no value)
try(math.abs, nil) --> expect: false	bad argument #1 to 'math.abs' (number expected, got nil)
try(math.abs, "x") --> expect: false	bad argument #1 to 'math.abs' (number expected, got string)
try(math.abs, {}) --> expect: false	bad argument #1 to 'math.abs' (number expected, got table)
try(math.abs, true) --> expect: false	bad argument #1 to 'math.abs' (number expected, got boolean)
