-- math.log to base e, 2, 10 or any other.
local function try(...) print(pcall(...)) end

print(math.log(1), math.log(0), math.log(math.huge), ("%.10g"):format(math.log(10)), ("%.10g"):format(math.log("2"))) --> expect: 0.0	-inf	inf	2.302585093	0.6931471806
print(math.log(8, 2), math.log(1024, 2), math.log(2^-1074, 2), math.log(1000, 10), math.log(1e-5, 10), math.log(math.maxinteger, 2)) --> expect: 3.0	10.0	-1074.0	3.0	-5.0	63.0
print(("%.10g"):format(math.log(27, 3)), math.log(0, 2), math.log(1, 7), math.log(5, nil) == math.log(5)) --> expect: 3	-inf	0.0	true
print(math.log(-1) ~= math.log(-1), math.log(2, 1), math.log(2, 0)) --> expect: true	inf	-0.0
try(math.log, 1, "x") --> expect: false	bad argument #2 to 'math.log' (number expected, got string)
try(math.log, 1, {}) --> expect: false	bad argument #2 to 'math.log' (number expected, got table)
try(math.log) --> expect: false	bad argument #1 to 'math.log' (number expected, got no value)
try(math.log, nil) --> expect: false	bad argument #1 to 'math.log' (number expected, got nil)
try(math.log, "x") --> expect: false	bad argument #1 to 'math.log' (number expected, got string)
try(math.log, {}) --> expect: false	bad argument #1 to 'math.log' (number expected, got table)
try(math.log, true) --> expect: false	bad argument #1 to 'math.log' (number expected, got boolean)
