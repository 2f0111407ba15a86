-- attack: a hundred thousand finalizers, each of which makes another
-- expect: ok
-- expect: limit fuel
-- expect: limit memory
-- native: never ends
local class = {}
class.__gc = function(object) setmetatable({}, class) end
for _ = 1, 100000 do setmetatable({}, class) end
