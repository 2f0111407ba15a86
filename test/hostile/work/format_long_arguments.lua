-- attack: a format string that names the same large argument many times
-- expect: limit fuel
-- expect: limit memory
local text = ("w"):rep(1 << 16)
local format = ("%s"):rep(100)
local arguments = {}
for index = 1, 100 do arguments[index] = text end
while true do local _ = string.format(format, table.unpack(arguments)) end
