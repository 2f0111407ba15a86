-- attack: the end of a zero-terminated string is far away
-- expect: limit fuel
local text = ("z"):rep(1 << 20) .. "\0"
while true do assert(#string.unpack("z", text) == 1 << 20) end
