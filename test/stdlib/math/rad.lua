-- math.rad turns degrees into radians.
local function try(...) print(pcall(...)) end

print(math.rad(180) == math.pi, math.rad(0), math.rad(-90) == -math.pi / 2, math.rad(math.huge), math.rad("180") == math.pi) --> expect: true	0.0	true	inf	true
try(math.rad) --> expect: false	bad argument #1 to 'math.rad' (number expected, got no value)
try(math.rad, nil) --> expect: false	bad argument #1 to 'math.rad' (number expected, got nil)
try(math.rad, "x") --> expect: false	bad argument #1 to 'math.rad' (number expected, got string)
try(math.rad, {}) --> expect: false	bad argument #1 to 'math.rad' (number expected, got table)
try(math.rad, true) --> expect: false	bad argument #1 to 'math.rad' (number expected, got boolean)
