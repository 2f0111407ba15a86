-- attack: a generic loop with a closing value, left by the limit
-- expect: limit fuel
-- profile: host
local closing = setmetatable({}, { __close = function() host.survived() end })
for _ in function() while true do end end, nil, nil, closing do end
