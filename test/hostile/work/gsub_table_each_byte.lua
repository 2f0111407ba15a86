-- attack: a look into a table for each byte of a megabyte
-- expect: limit fuel
local text = ("xy"):rep(1 << 19)
while true do text:gsub(".", { x = "y", y = false }) end
