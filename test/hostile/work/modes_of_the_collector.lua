-- attack: collector modes and parameters changed without end
-- expect: limit fuel
local kept = {}
for i = 1, 10000 do kept[i] = { i } end
while true do
  collectgarbage("generational")
  collectgarbage("incremental", 100, 100, 10)
  collectgarbage("step", 1)
end
