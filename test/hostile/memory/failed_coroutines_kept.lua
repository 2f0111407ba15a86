-- attack: coroutines that ended in a stack overflow keep their stacks for a traceback
-- expect: limit memory
local function down() return 1 + down() end
local kept = {}
while true do
  local thread = coroutine.create(down)
  local ok, message = coroutine.resume(thread)
  assert(not ok and message:find("stack overflow", 1, true))
  kept[#kept + 1] = thread
end
