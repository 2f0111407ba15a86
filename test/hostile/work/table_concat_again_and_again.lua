-- attack: table.concat of many small pieces, without end
-- expect: limit fuel
local list = {}
for index = 1, 100000 do list[index] = index end
while true do table.concat(list, ", ") end
