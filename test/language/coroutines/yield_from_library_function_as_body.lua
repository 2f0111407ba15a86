-- Library functions as the body of a coroutine.
local co = coroutine.wrap(print)
co("print is the body") --> expect: print is the body
print(pcall(co)) --> expect: false	cannot resume dead coroutine
co = coroutine.create(coroutine.yield)
print(coroutine.resume(co, 1, 2)) --> expect: true	1	2
print(coroutine.resume(co, 3)) --> expect: true	3
print(coroutine.status(co)) --> expect: dead
co = coroutine.wrap(pcall)
print(co(error, "x")) --> expect: false	x
co = coroutine.wrap(coroutine.wrap)
print(type(co(print))) --> expect: function
co = coroutine.create(pcall)
print(coroutine.resume(co, coroutine.yield, "through pcall")) --> expect: true	through pcall
print(coroutine.resume(co, "back")) --> expect: true	true	back
