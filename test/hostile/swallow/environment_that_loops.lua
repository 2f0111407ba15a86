-- attack: an environment whose metamethods loop
-- expect: limit fuel
-- profile: host
local action = load("while true do x = y end", "=e", "t", setmetatable({}, {
  __index = function() for i = 1, 1e9 do end end, __newindex = function() for i = 1, 1e9 do end end }))
while true do pcall(action) host.survived() end
