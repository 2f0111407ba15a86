-- attack: a hook that never returns, and one that catches
-- expect: limit fuel
-- The hook is a thread's, for that of the state would stay and keep whatever the host does next.
local thread = coroutine.create(function()
  local x = 1
  x = x + 1
end)
debug.sethook(thread, function() while true do pcall(function() while true do end end) end end, "l")
coroutine.resume(thread)
