-- attack: warn with values whose conversion loops, and finalizers that warn
-- expect: limit fuel
-- profile: host
for i = 1, 10 do setmetatable({}, { __gc = function() while true do warn("x") end end }) end
collectgarbage()
host.survived()
