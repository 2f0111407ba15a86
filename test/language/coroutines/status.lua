-- running, suspended, normal and dead.
local co
co = coroutine.create(function()
  print(coroutine.status(co))
  local inner = coroutine.create(function() print(coroutine.status(co)) end)
  coroutine.resume(inner)
  coroutine.yield()
end)
print(coroutine.status(co)) --> expect: suspended
coroutine.resume(co) --> expect: running
--> expect: normal
print(coroutine.status(co)) --> expect: suspended
coroutine.resume(co)
print(coroutine.status(co)) --> expect: dead
local main, is_main = coroutine.running()
print(is_main, coroutine.status(main), type(main)) --> expect: true	running	thread
print(pcall(coroutine.status, 5)) --> expect: false	bad argument #1 to 'coroutine.status' (thread expected, got number)
print(pcall(coroutine.status)) --> expect: false	bad argument #1 to 'coroutine.status' (thread expected, got no value)
coroutine.wrap(function()
  local me, m = coroutine.running()
  print(m, coroutine.status(me), coroutine.status(main), me == main)
end)() --> expect: false	running	normal	false
