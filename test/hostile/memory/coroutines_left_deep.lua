-- attack: coroutines that wait at the end of a recursion, which is no frame of anybody's until they do
-- expect: limit memory
local function down(n) if n == 0 then coroutine.yield() else down(n - 1) end return n end
local kept = {}
while true do
  local thread = coroutine.create(down)
  coroutine.resume(thread, 90)
  kept[#kept + 1] = thread
end
