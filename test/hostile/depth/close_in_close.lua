-- attack: a handler that declares a variable with the same handler
-- expect: ok
local class = {}
local depth = 0
class.__close = function()
  depth = depth + 1
  local inner <close> = setmetatable({}, class)
end
local ok, message = pcall(function() local outer <close> = setmetatable({}, class) end)
assert(not ok and message:find("overflow", 1, true) and depth > 150, message)
