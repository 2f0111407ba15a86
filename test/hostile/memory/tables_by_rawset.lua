-- attack: tables that grow by rawset only, by keys of every type
-- expect: limit memory
local kept, rawset = {}, rawset
local index = 0
while true do
  index = index + 1
  rawset(kept, index + 0.5, index)
  rawset(kept, {}, index)
  rawset(kept, -index, function() return index end)
end
