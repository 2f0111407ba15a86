-- What cannot be resumed, and what resume returns then.
local co = coroutine.create(function() error("oops") end)
print(coroutine.resume(co)) --> expect: false	resume_errors.lua:2: oops
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
print(coroutine.status(co)) --> expect: dead
co = coroutine.create(function() error({ 1 }) end)
print(type(select(2, coroutine.resume(co)))) --> expect: table
print(pcall(coroutine.resume, 5)) --> expect: false	bad argument #1 to 'coroutine.resume' (thread expected, got number)
print(pcall(coroutine.create)) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got no value)
print(pcall(coroutine.create, {})) --> expect: false	bad argument #1 to 'coroutine.create' (function expected, got table)
co = coroutine.create(function() return coroutine.resume(co) end)
print(coroutine.resume(co)) --> expect: true	false	cannot resume non-suspended coroutine
print(coroutine.resume(coroutine.running())) --> expect: false	cannot resume non-suspended coroutine
co = coroutine.create(function() local x = nil; x.y = 1 end)
print(coroutine.resume(co)) --> expect: false	resume_errors.lua:14: attempt to index a nil value (local 'x')
print(pcall(coroutine.yield, 1)) --> expect: false	attempt to yield from outside a coroutine
print(coroutine.isyieldable(), coroutine.wrap(function() return coroutine.isyieldable() end)()) --> expect: false	true
local outer
outer = coroutine.create(function()
  local inner = coroutine.create(function() return coroutine.resume(outer) end)
  return coroutine.resume(inner)
end)
print(coroutine.resume(outer)) --> expect: true	true	false	cannot resume non-suspended coroutine
