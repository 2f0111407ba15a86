-- attack: sorting a long list that is put out of order each time
-- expect: limit fuel
local list = {}
while true do
  for index = 1, 20000 do list[index] = (index * 7919) % 20011 end
  table.sort(list)
end
