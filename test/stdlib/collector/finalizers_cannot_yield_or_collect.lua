-- A finalizer runs in the middle of other code: it cannot yield, and cannot use the collector (§6.1 `collectgarbage`).
collectgarbage("stop")
local results = {}
local function collectIn(thread)
  setmetatable({}, { __gc = function()
    results[#results + 1] = tostring(select(2, pcall(coroutine.yield)))
    results[#results + 1] = tostring(coroutine.isyieldable())
    results[#results + 1] = tostring(collectgarbage())
    results[#results + 1] = tostring(collectgarbage("count"))
    results[#results + 1] = tostring(collectgarbage("step"))
    results[#results + 1] = tostring(coroutine.running() == thread)
  end })
  collectgarbage()
end
local thread
thread = coroutine.create(function()
  collectIn(thread)
  print("yieldable again", coroutine.isyieldable())
  coroutine.yield()
end)
print(coroutine.resume(thread)) --> expect: yieldable again	true
--> expect: true

print(table.concat(results, "\n")) --> expect: attempt to yield across a C-call boundary
--> expect: false
--> expect: nil
--> expect: nil
--> expect: nil
--> expect: true





-- Coroutines of its own it may run.
setmetatable({}, { __gc = function()
  local generate = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
  print(generate(), generate(), generate())
end })
collectgarbage() --> expect: 1	2	3
