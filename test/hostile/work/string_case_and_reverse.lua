-- attack: upper, lower and reverse of a megabyte, without end
-- expect: limit fuel
local text = ("aB"):rep(1 << 19)
while true do text = text:upper():lower():reverse() end
