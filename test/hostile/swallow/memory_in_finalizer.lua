-- attack: a finalizer that keeps what it makes
-- expect: limit memory
-- expect: limit fuel
local kept = {}
local class = {}
class.__gc = function(object)
  setmetatable(object, class)
  pcall(function() for _ = 1, 10000 do kept[#kept + 1] = { {} } end end)
end
setmetatable({}, class)
while true do local _ = { {}, {} } end
