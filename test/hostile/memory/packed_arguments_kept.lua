-- attack: variable arguments kept by coroutines that wait
-- expect: limit memory
local function wait(...) coroutine.yield() return ... end
local list = {}
for i = 1, 2000 do list[i] = i end
local kept = {}
while true do
  local thread = coroutine.wrap(wait)
  thread(table.unpack(list))
  kept[#kept + 1] = thread
end
