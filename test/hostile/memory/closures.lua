-- attack: closures, each with a variable of its own
-- expect: limit memory
local kept = {}
while true do
  local index = #kept
  kept[index + 1] = function() index = index + 1 return index end
end
