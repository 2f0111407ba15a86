-- coroutine.close in every state of a coroutine.
local co = coroutine.create(function() coroutine.yield() end)
print(coroutine.close(co), coroutine.status(co)) --> expect: true	dead
print(coroutine.close(co)) --> expect: true
co = coroutine.create(function() coroutine.yield() end)
coroutine.resume(co)
print(coroutine.close(co)) --> expect: true
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
print(pcall(coroutine.close, coroutine.running())) --> expect: false	cannot close a running coroutine
coroutine.wrap(function() print(pcall(coroutine.close, coroutine.running())) end)() --> expect: false	cannot close a running coroutine
print(pcall(coroutine.close, 1)) --> expect: false	bad argument #1 to 'coroutine.close' (thread expected, got number)
print(pcall(coroutine.close)) --> expect: false	bad argument #1 to 'coroutine.close' (thread expected, got no value)
local main = coroutine.running()
coroutine.wrap(function() print(pcall(coroutine.close, main)) end)() --> expect: false	cannot close a normal coroutine
co = coroutine.create(error)
coroutine.resume(co, "failed")
print(coroutine.close(co)) --> expect: false	failed
print(coroutine.close(co)) --> expect: true
