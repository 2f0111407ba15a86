-- coroutine.close ends a coroutine and closes its variables.
local function try(...) print(pcall(...)) end

local function suspended(...)
  local co = coroutine.create(function(...) local _ <close> = setmetatable({}, { __close = ... }) coroutine.yield() end)
  coroutine.resume(co, ...)
  return co
end
local co = suspended(function(_, e) print("closing", e) end)
print(coroutine.close(co), coroutine.status(co), coroutine.close(co)) --> expect: closing	nil
--> expect: true	dead	true
co = suspended(function() error("in __close", 0) end)
print(coroutine.close(co)) --> expect: false	in __close
print(coroutine.status(co), coroutine.close(co)) --> expect: dead	true
print(coroutine.close(coroutine.create(print))) --> expect: true
co = coroutine.create(error)
print(coroutine.resume(co, "failed")) --> expect: false	failed
print(coroutine.close(co)) --> expect: false	failed
print(coroutine.close(co)) --> expect: true
try(coroutine.close, coroutine.running()) --> expect: false	cannot close a running coroutine
co = coroutine.create(function(main) print(pcall(coroutine.close, main)) end)
coroutine.resume(co, coroutine.running()) --> expect: false	cannot close a normal coroutine
try(coroutine.close) --> expect: false	bad argument #1 to 'coroutine.close' (thread expected, got no value)
try(coroutine.close, nil) --> expect: false	bad argument #1 to 'coroutine.close' (thread expected, got nil)
try(coroutine.close, print) --> expect: false	bad argument #1 to 'coroutine.close' (thread expected, got function)
