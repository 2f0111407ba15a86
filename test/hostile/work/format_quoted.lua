-- attack: string.format("%q") of a megabyte of characters that must be escaped
-- expect: limit fuel
local text = ("\0\n\"\\"):rep(1 << 18)
while true do local _ = string.format("%q", text) end
