-- attack: __lt for each comparison
-- expect: limit fuel
local class = { __lt = function(a, b) return a.value < b.value end }
local list = {}
for index = 1, 5000 do list[index] = setmetatable({ value = (index * 7919) % 5003 }, class) end
while true do
  table.sort(list)
  for index = 1, 2500 do list[index], list[5001 - index] = list[5001 - index], list[index] end
end
