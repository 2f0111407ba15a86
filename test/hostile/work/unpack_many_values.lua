-- attack: unpack with as many results as a call may have
-- expect: limit fuel
local format = ("B"):rep(100000)
local text = ("\1"):rep(100000)
while true do assert(select("#", string.unpack(format, text)) == 100001) end
