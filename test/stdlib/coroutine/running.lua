-- coroutine.running: the running coroutine, and whether it is the main one.
local main, isMain = coroutine.running()
print(type(main), isMain, coroutine.running() == main) --> expect: thread	true	true
local co
co = coroutine.create(function()
  local running, runsMain = coroutine.running()
  print(running == co, runsMain, running ~= main)
end)
coroutine.resume(co) --> expect: true	false	true
print(select("#", coroutine.running("ignored"))) --> expect: 2
