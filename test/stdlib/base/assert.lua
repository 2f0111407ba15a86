-- assert gives all its arguments back, or raises its message as it is.
local function try(...) print(pcall(...)) end

print(assert(1, 2, nil), select("#", assert(true, nil, nil))) --> expect: 1	3
print(assert(0), assert("")) --> expect: 0
try(assert) --> expect: false	bad argument #1 to 'assert' (value expected)
try(assert, nil) --> expect: false	assertion failed!
try(assert, false, "message") --> expect: false	message
try(assert, nil, nil) --> expect: false	nil
try(assert, false, 42) --> expect: false	42
print(select("#", pcall(assert, nil, nil, 1))) --> expect: 2
local object = {}
print(select(2, pcall(assert, false, object)) == object) --> expect: true
