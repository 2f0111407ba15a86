-- math.deg turns radians into degrees.
local function try(...) print(pcall(...)) end

print(math.deg(math.pi), math.deg(0), math.deg(-math.pi / 2), math.deg(math.huge), math.deg("1") == 180 / math.pi) --> expect: 180.0	0.0	-90.0	inf	true
try(math.deg) --> expect: false	bad argument #1 to 'math.deg' (number expected, got no value)
try(math.deg, nil) --> expect: false	bad argument #1 to 'math.deg' (number expected, got nil)
try(math.deg, "x") --> expect: false	bad argument #1 to 'math.deg' (number expected, got string)
try(math.deg, {}) --> expect: false	bad argument #1 to 'math.deg' (number expected, got table)
try(math.deg, true) --> expect: false	bad argument #1 to 'math.deg' (number expected, got boolean)
