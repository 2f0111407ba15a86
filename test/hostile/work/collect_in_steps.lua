-- attack: collectgarbage("step") and its other options, without end
-- expect: limit fuel
local keep = {}
for index = 1, 50000 do keep[index] = { tostring(index) } end
while true do
  collectgarbage("step", 1)
  collectgarbage("generational")
  collectgarbage("incremental", 100, 100, 10)
  assert(collectgarbage("count") > 0)
end
