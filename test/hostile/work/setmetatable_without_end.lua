-- attack: metatables set and taken away; objects marked for finalization by the million
-- expect: limit fuel
-- expect: limit memory
local class = { __gc = function() end, __mode = "kv" }
while true do setmetatable({}, class) end
