-- attack: a list through pack and unpack, without end
-- expect: limit fuel
local list = table.pack(("x"):rep(50000):byte(1, -1))
while true do list = table.pack(table.unpack(list, 1, list.n)) end
