-- attack: the limit is reached in a handler that coroutine.close runs
-- expect: limit fuel
-- profile: host
local thread = coroutine.create(function()
  local outer <close> = setmetatable({}, { __close = function() host.survived() end })
  local inner <close> = setmetatable({}, { __close = function() while true do end end })
  coroutine.yield()
end)
coroutine.resume(thread)
coroutine.close(thread)
host.survived()
