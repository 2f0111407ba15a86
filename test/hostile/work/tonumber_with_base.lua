-- attack: tonumber of megabytes in base 36
-- expect: limit fuel
local digits = ("zZ"):rep(1 << 19)
while true do assert(math.type(tonumber(digits, 36)) == "integer") end
