-- attack: suspended coroutines with handlers that loop, left to the closing of the state
-- expect: ok
-- expect: limit fuel
local kept = {}
local class = { __close = function() while true do end end }
for index = 1, 10000 do
  kept[index] = coroutine.wrap(function() local guard <close> = setmetatable({}, class) coroutine.yield() end)
  kept[index]()
end
