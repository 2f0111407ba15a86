-- attack: __close of a variable that is left by the limit
-- expect: limit fuel
-- profile: host
local guard <close> = setmetatable({}, { __close = function() host.survived() while true do end end })
while true do end
