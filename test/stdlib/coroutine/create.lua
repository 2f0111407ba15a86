-- coroutine.create makes a suspended coroutine of a function.
local function try(...) print(pcall(...)) end

local co = coroutine.create(function(...) return ... end)
print(type(co), coroutine.status(co), coroutine.resume(co, 1, nil, 3)) --> expect: thread	suspended	true	1	nil	3
print(coroutine.resume(coroutine.create(math.max), 1, 5, 3)) --> expect: true	5
print(coroutine.create(print) == coroutine.create(print)) --> expect: false
try(coroutine.create) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got no value)
try(coroutine.create, nil) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got nil)
try(coroutine.create, 5) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got number)
try(coroutine.create, setmetatable({}, { __call = print })) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got table)
