-- attack: an order that changes with every question, in protected mode, again and again
-- expect: limit fuel
-- profile: host
local turn = 0
local function order() turn = turn + 1 return turn % 3 == 0 end
local list = {}
for i = 1, 200 do list[i] = i end
while true do pcall(table.sort, list, order) end
