-- attack: functions that keep their variable arguments
-- expect: limit memory
local kept = {}
local list = table.pack(("v"):rep(10000):byte(1, -1))
while true do kept[#kept + 1] = coroutine.wrap(function(...) coroutine.yield() return ... end); kept[#kept](table.unpack(list)) end
