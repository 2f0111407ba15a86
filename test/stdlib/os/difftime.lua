-- os.difftime: a difference of times as a float.
local function try(...) print(pcall(...)) end

print(os.difftime(5, 3), os.difftime(3, 5), os.difftime(5.0, "3"), math.type(os.difftime(1, 1))) --> expect: 2.0	-2.0	2.0	float
print(os.difftime(math.maxinteger, 0), os.difftime(1 << 53, 1), os.difftime(0, math.mininteger)) --> expect: 9.2233720368548e+18	9.007199254741e+15	9.2233720368548e+18
try(os.difftime) --> expect: false	bad argument #1 to 'os.difftime' (number expected, got no value)
try(os.difftime, 1) --> expect: false	bad argument #2 to 'os.difftime' (number expected, got no value)
try(os.difftime, nil, 1) --> expect: false	bad argument #1 to 'os.difftime' (number expected, got nil)
try(os.difftime, 1, nil) --> expect: false	bad argument #2 to 'os.difftime' (number expected, got nil)
try(os.difftime, 1.5, 1) --> expect: false	bad argument #1 to 'os.difftime' (number has no integer representation)
try(os.difftime, 1, "x") --> expect: false	bad argument #2 to 'os.difftime' (number expected, got string)
try(os.difftime, {}, 1) --> expect: false	bad argument #1 to 'os.difftime' (number expected, got table)
