-- attack: long lists copied through the stack and kept
-- expect: limit memory
local list = {}
for i = 1, 5000 do list[i] = i end
local kept = {}
while true do kept[#kept + 1] = { table.unpack(list) } end
