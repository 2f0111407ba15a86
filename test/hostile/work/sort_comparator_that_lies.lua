-- attack: a comparator without order on a long list
-- expect: limit fuel
-- expect: error invalid order function for sorting
local list = {}
for index = 1, 100000 do list[index] = index end
local turn = 0
while true do
  table.sort(list, function() turn = turn + 1 return turn % 3 == 0 end)
end
