-- attack: a hook that never returns, and one that catches
-- expect: limit fuel
debug.sethook(function() while true do pcall(function() while true do end end) end end, "l")
local x = 1
x = x + 1
