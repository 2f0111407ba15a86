-- attack: the limit is reached inside __close while an error unwinds
-- expect: limit fuel
-- profile: host
pcall(function()
  local outer <close> = setmetatable({}, { __close = function() host.survived() end })
  local inner <close> = setmetatable({}, { __close = function() while true do end end })
  error("first")
end)
host.survived()
