-- attack: an object, a metatable and a method for each
-- expect: limit memory
local kept = {}
while true do
  kept[#kept + 1] = setmetatable({}, { __index = function(object, key) return key end, __name = "object " .. #kept })
end
