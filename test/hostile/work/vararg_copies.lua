-- attack: a hundred thousand arguments handed from function to function
-- expect: limit fuel
local function pass(...) return ... end
local list = table.pack(("v"):rep(100000):byte(1, -1))
while true do pass(pass(pass(table.unpack(list)))) end
