-- attack: == between objects whose __eq never finds an end
-- expect: limit fuel
local class = {}
class.__eq = function() while true do end end
print(setmetatable({}, class) == setmetatable({}, class))
