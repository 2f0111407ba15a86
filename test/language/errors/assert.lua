-- assert returns its arguments, or raises its message.
print(assert(1, 2, 3)) --> expect: 1	2	3
print(pcall(assert, false)) --> expect: false	assertion failed!
print(pcall(assert, nil, "message")) --> expect: false	message
print(pcall(assert, false, { 1 }) == false) --> expect: true
print(pcall(assert)) --> expect: false	bad argument #1 to 'assert' (value expected)
print(pcall(assert, nil, nil)) --> expect: false	nil
print(select("#", assert(true, nil, nil))) --> expect: 3
local ok, e = pcall(assert, false, 42)
print(e, math.type(e)) --> expect: 42	integer
print(pcall(function() assert(1 > 2, "the position of the caller is added") end)) --> expect: false	assert.lua:11: the position of the caller is added
