-- attack: a file in memory that grows
-- expect: limit memory
-- expect: limit fuel
local file = assert(io.tmpfile())
local block = ("b"):rep(1 << 16)
while true do file:write(block) file:seek("set") file:seek("end") end
