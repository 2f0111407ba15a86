-- attack: a numeral of a megabyte in arithmetic, converted each time
-- expect: limit fuel
local digits = ("1"):rep(1 << 20)
local spaces = (" "):rep(1 << 20) .. "7"
local sum = 0
while true do sum = sum + digits + spaces end
