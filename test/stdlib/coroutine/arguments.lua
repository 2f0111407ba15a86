-- Wrong arguments to the functions of coroutine.
print(pcall(coroutine.create, 5)) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got number)
print(pcall(coroutine.wrap, {})) --> expect: false	bad argument #1 to 'coroutine.wrap' (function expected, got table)
print(pcall(coroutine.resume, nil)) --> expect: false	bad argument #1 to 'coroutine.resume' (thread expected, got nil)
print(pcall(coroutine.isyieldable, 5)) --> expect: false	bad argument #1 to 'coroutine.isyieldable' (thread expected, got number)
print(coroutine.isyieldable(), coroutine.isyieldable(coroutine.create(print))) --> expect: false	true
print(type(coroutine.running()), select(2, coroutine.running())) --> expect: thread	true
print(select("#", coroutine.resume(coroutine.create(function() end)))) --> expect: 1
