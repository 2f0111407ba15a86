-- attack: a finalizer that catches everything and goes on
-- expect: limit fuel
-- profile: host
local function arm()
  setmetatable({}, { __gc = function()
    pcall(function() while true do end end)
    host.survived()
  end })
end
arm()
for _ = 1, 1000000 do local _ = { {} } end
while true do end
