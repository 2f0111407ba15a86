-- coroutine.isyieldable: the main thread cannot yield.
local function try(...) print(pcall(...)) end
local main = coroutine.running()
print(coroutine.isyieldable(), coroutine.isyieldable(main), coroutine.isyieldable(coroutine.create(print))) --> expect: false	false	true
print(coroutine.wrap(function() return coroutine.isyieldable(), coroutine.isyieldable(main) end)()) --> expect: true	false
local co = coroutine.create(print)
coroutine.close(co)
print(coroutine.isyieldable(co)) --> expect: true
try(coroutine.isyieldable, 5) --> expect: false	bad argument #1 to 'coroutine.isyieldable' (thread expected, got number)
try(coroutine.isyieldable, nil) --> expect: false	bad argument #1 to 'coroutine.isyieldable' (thread expected, got nil)
