-- attack: numerals with a million digits
-- expect: ok
local digits = ("9"):rep(1000000)
assert(load("return " .. digits)() == math.huge)
assert(load("return 0." .. ("0"):rep(1000000) .. "1")() == 0)
assert(load("return 0x" .. ("0"):rep(1000000) .. "f")() == 15)
assert(load("return 0x." .. ("0"):rep(100000) .. "1p400004")() == 1)
assert(tonumber(digits) == math.huge and tonumber("0x" .. ("f"):rep(1000000)) == -1)
