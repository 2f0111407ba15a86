-- A closed variable lives on after its function returned, raised or was suspended for ever.
local keep
local function f(x) keep = function() x = x + 1; return x end; error("gone") end
pcall(f, 1)
print(keep(), keep()) --> expect: 2	3
local co = coroutine.create(function(y) keep = function() y = y + 1; return y end; coroutine.yield() end)
coroutine.resume(co, 10)
print(keep(), keep()) --> expect: 11	12
print(coroutine.close(co), keep()) --> expect: true	13
