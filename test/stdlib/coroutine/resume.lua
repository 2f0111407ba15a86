-- coroutine.resume starts and continues a coroutine; it never raises.
local function try(...) print(pcall(...)) end

local co = coroutine.create(function(...)
  print("started", ...)
  print("continued", coroutine.yield(1, nil))
  return "end"
end)
print(coroutine.resume(co, "a", nil)) --> expect: started	a	nil
--> expect: true	1	nil
print(coroutine.resume(co, "b")) --> expect: continued	b
--> expect: true	end
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
print(coroutine.resume(coroutine.create(error), "message")) --> expect: false	message
print(coroutine.resume(coroutine.create(error))) --> expect: false	nil
print(coroutine.resume(coroutine.running())) --> expect: false	cannot resume non-suspended coroutine
co = coroutine.create(function() return coroutine.resume(co) end)
print(coroutine.resume(co)) --> expect: true	false	cannot resume non-suspended coroutine
print(coroutine.resume(coroutine.create(function(main) return coroutine.resume(main) end), (coroutine.running()))) --> expect: true	false	cannot resume non-suspended coroutine
try(coroutine.resume) --> expect: false	bad argument #1 to 'coroutine.resume' (thread expected, got no value)
try(coroutine.resume, nil) --> expect: false	bad argument #1 to 'coroutine.resume' (thread expected, got nil)
try(coroutine.resume, print) --> expect: false	bad argument #1 to 'coroutine.resume' (thread expected, got function)
