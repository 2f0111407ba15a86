-- attack: a table that grows by keys far apart
-- expect: limit memory
local kept = {}
local key = 1
while true do
  kept[key] = true
  key = key + 1000003
end
