-- attack: a separator of a megabyte between empty strings
-- expect: limit fuel
local separator = ("-"):rep(1 << 20)
while true do local _ = (""):rep(8, separator) end
