-- attack: float keys
-- expect: limit memory
local kept = {}
local key = 0.5
while true do
  kept[key] = key
  key = key + 1
end
