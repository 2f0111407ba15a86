-- attack: each finalizer makes two objects with the same finalizer, and collects
-- expect: limit fuel
-- expect: limit memory
local meta = {}
meta.__gc = function()
  setmetatable({}, meta)
  setmetatable({}, meta)
  pcall(collectgarbage)
  pcall(coroutine.wrap(function() local guard <close> = setmetatable({}, { __close = function() setmetatable({}, meta) end }) error("over") end))
end
setmetatable({}, meta)
while true do collectgarbage() end
