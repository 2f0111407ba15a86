-- attack: a concatenation that does not fit, in a protected call, again and again
-- expect: limit memory
-- expect: limit fuel
local half = ("x"):rep(20 << 20)
while true do pcall(function() return half .. half .. half .. half end) end
