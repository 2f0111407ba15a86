-- attack: errors raised in place of the limit
-- expect: limit fuel
-- profile: host
local ok = pcall(function()
  local guard <close> = setmetatable({}, { __close = function() host.survived() error("instead") end })
  while true do end
end)
host.survived()
