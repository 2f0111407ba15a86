-- attack: each insertion at the front shifts all elements
-- expect: limit fuel
local list = {}
for index = 1, 50000 do list[index] = index end
while true do
  table.insert(list, 1, 0)
  table.remove(list, 1)
end
