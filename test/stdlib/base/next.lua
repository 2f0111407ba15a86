-- next gives the entries of a table one after the other.
local function try(...) print(pcall(...)) end
print(next {}, next { 10 }, next({ 10 }, 1), next({ x = 1 }), next({ x = 1 }, "x")) --> expect: nil	1	nil	x	nil
print(next({ 10, 20 }, 1)) --> expect: 2	20
try(next, { 10, 20 }, 1.0) --> expect: false	invalid key to 'next'
local t, seen = { 1, 2, 3, a = 4, b = 5, [1.5] = 6, [true] = 7 }, 0
for _ in next, t do seen = seen + 1 end
for key in next, t do t[key] = nil end
print(seen, next(t)) --> expect: 7	nil
try(next, {}, "missing") --> expect: false	invalid key to 'next'
try(next, { 1 }, 2) --> expect: false	invalid key to 'next'
try(next, {}, 0 / 0) --> expect: false	invalid key to 'next'
try(next) --> expect: false	bad argument #1 to 'next' (table expected, got no value)
try(next, nil) --> expect: false	bad argument #1 to 'next' (table expected, got nil)
try(next, 5) --> expect: false	bad argument #1 to 'next' (table expected, got number)
try(next, "x") --> expect: false	bad argument #1 to 'next' (table expected, got string)
print(next(setmetatable({}, { __pairs = error, __index = { 1 } }))) --> expect: nil
