-- attack: a return through a hundred variables to close, each of which loops
-- expect: limit fuel
-- profile: host
local mt = { __close = function() while true do end end }
local function nest(n) local guard <close> = setmetatable({}, mt) if n > 0 then return nest(n - 1) end return n end
pcall(nest, 100)
host.survived()
