-- attack: __index, __call and pcall lead from one to the other in constant space
-- expect: limit fuel
local object = setmetatable({}, {})
getmetatable(object).__call = function(self) return self() end
object()
