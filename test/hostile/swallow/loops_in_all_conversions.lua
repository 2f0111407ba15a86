-- attack: __tostring, __name and __index of error values on every way out
-- expect: limit fuel
-- profile: host
local nasty = setmetatable({}, { __tostring = function() while true do end end, __index = function() while true do end end })
while true do
  pcall(tostring, nasty)
  host.survived()
end
