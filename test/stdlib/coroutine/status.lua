-- coroutine.status: suspended, running, normal, dead.
local function try(...) print(pcall(...)) end

local co
co = coroutine.create(function()
  print(coroutine.status(co))
  coroutine.wrap(function() print(coroutine.status(co)) end)()
  coroutine.yield()
end)
print(coroutine.status(co)) --> expect: suspended
coroutine.resume(co) --> expect: running
--> expect: normal
print(coroutine.status(co)) --> expect: suspended
coroutine.resume(co)
print(coroutine.status(co), coroutine.status(coroutine.running())) --> expect: dead	running
co = coroutine.create(error)
coroutine.resume(co)
print(coroutine.status(co)) --> expect: dead
try(coroutine.status) --> expect: false	bad argument #1 to 'coroutine.status' (thread expected, got no value)
try(coroutine.status, nil) --> expect: false	bad argument #1 to 'coroutine.status' (thread expected, got nil)
try(coroutine.status, print) --> expect: false	bad argument #1 to 'coroutine.status' (thread expected, got function)
