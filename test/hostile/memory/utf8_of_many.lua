-- attack: utf8.char with as many arguments as fit, kept
-- expect: limit memory
-- expect: limit fuel
local kept = {}
local codes = table.pack(("u"):rep(10000):byte(1, -1))
while true do kept[#kept + 1] = utf8.char(table.unpack(codes)) .. #kept end
