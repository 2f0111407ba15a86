-- attack: status, running, isyieldable and close without end
-- expect: limit fuel
local thread = coroutine.create(function() while true do coroutine.yield(coroutine.running()) end end)
while true do
  coroutine.resume(thread)
  coroutine.status(thread) coroutine.isyieldable(thread) coroutine.running()
  coroutine.close(coroutine.create(print))
end
