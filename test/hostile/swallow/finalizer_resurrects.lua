-- attack: an object whose finalizer gives it a finalizer again
-- expect: limit fuel
-- profile: host
local class = {}
class.__gc = function(object) kept = setmetatable(object, class) kept = nil end
setmetatable({}, class)
while true do local _ = { {} } end
