-- attack: table.move between proxies over 2^62 elements
-- expect: limit fuel
local nothing = setmetatable({}, { __index = function() return nil end, __newindex = function() end })
table.move(nothing, 1, 1 << 62, 1, setmetatable({}, getmetatable(nothing)))
