-- attack: os.date with a format of a hundred thousand conversions
-- expect: limit fuel
local format = ("%c%x%p"):rep(50000)
while true do os.date(format, 0) end
