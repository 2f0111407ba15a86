-- attack: coroutines that wait at a great depth
-- expect: limit memory
local kept = {}
local function down(n)
  if n == 0 then coroutine.yield() end
  return 1 + down(n - 1)
end
while true do
  local thread = coroutine.wrap(down)
  thread(100000)
  kept[#kept + 1] = thread
end
