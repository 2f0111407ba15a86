-- rawset writes a table without metamethods and returns it.
local function try(...) print(pcall(...)) end

local t = setmetatable({}, { __newindex = function() error("never called") end })
print(rawset(t, "x", 1) == t, t.x, rawset(t, 1.0, 2)[1], rawset(t, "x", nil).x) --> expect: true	1	2	nil
try(rawset) --> expect: false	bad argument #1 to 'rawset' (table expected, got no value)
try(rawset, {}) --> expect: false	bad argument #2 to 'rawset' (value expected)
try(rawset, {}, 1) --> expect: false	bad argument #3 to 'rawset' (value expected)
try(rawset, nil, 1, 2) --> expect: false	bad argument #1 to 'rawset' (table expected, got nil)
try(rawset, "text", 1, 2) --> expect: false	bad argument #1 to 'rawset' (table expected, got string)
try(rawset, {}, nil, 1) --> expect: false	table index is nil
try(rawset, {}, 0 / 0, 1) --> expect: false	table index is NaN
print(rawset({}, 2^53, "big")[1 << 53]) --> expect: big
