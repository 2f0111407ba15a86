-- attack: __index gives ipairs one more element each time
-- expect: limit fuel
for _ in ipairs(setmetatable({}, { __index = function(_, index) return index end })) do end
