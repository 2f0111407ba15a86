-- attack: table.pack of many values, kept
-- expect: limit memory
local kept = {}
while true do kept[#kept + 1] = table.pack(("p"):rep(1000):byte(1, -1)) end
