-- attack: arithmetic on strings through a metatable that has been replaced
-- expect: limit fuel
local meta = getmetatable("")
if meta then meta.__add = function() while true do end end end
pcall(function() return "a" + "b" end)
while true do pcall(function() return "a" + 1 end) end
