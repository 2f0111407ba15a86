-- attack: create, start, close
-- expect: limit fuel
while true do
  local thread = coroutine.create(function() local guard <close> = nil coroutine.yield() end)
  coroutine.resume(thread)
  coroutine.close(thread)
end
