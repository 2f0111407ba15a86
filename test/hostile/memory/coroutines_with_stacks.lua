-- attack: coroutines that wait with many values on their stacks
-- expect: limit memory
local kept = {}
local function wait(...) coroutine.yield() return ... end
while true do
  local thread = coroutine.wrap(function() wait(("w"):rep(200):byte(1, -1)) end)
  thread()
  kept[#kept + 1] = thread
end
