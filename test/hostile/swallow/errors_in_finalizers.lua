-- attack: finalizers that raise, whose warnings are made from hostile values
-- expect: limit fuel
local class = {}
class.__gc = function(object)
  setmetatable(object, class)
  error(setmetatable({}, { __tostring = function() error("again") end, __name = {} }))
end
setmetatable({}, class)
while true do collectgarbage() end
