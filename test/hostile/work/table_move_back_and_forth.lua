-- attack: a hundred thousand elements moved by one, without end
-- expect: limit fuel
local list = {}
for index = 1, 100000 do list[index] = index end
while true do
  table.move(list, 1, 100000, 2)
  table.move(list, 2, 100001, 1)
end
