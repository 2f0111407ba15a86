-- attack: __len and __index make table.concat see empty strings without end
-- expect: limit fuel
local list = setmetatable({}, { __len = function() return 1 << 60 end, __index = function() return "" end })
print(#table.concat(list))
