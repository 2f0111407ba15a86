-- attack: <, <= and == on strings that differ at the end of a megabyte
-- expect: limit fuel
local prefix = ("p"):rep(1 << 20)
local a, b = prefix .. "a", prefix .. "b"
while true do assert(a < b and a <= b and a ~= b and not (a > b)) end
