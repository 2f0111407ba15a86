-- attack: a replacement table whose __index loops
-- expect: limit fuel
-- profile: host
local t = setmetatable({}, { __index = function() repeat until false end })
while true do pcall(string.gsub, "x", "x", t) host.survived() end
