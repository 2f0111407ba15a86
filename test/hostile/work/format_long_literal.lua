-- attack: a format string of a megabyte without a single conversion
-- expect: limit fuel
local format = ("%%x"):rep(1 << 18)
while true do local _ = string.format(format) end
