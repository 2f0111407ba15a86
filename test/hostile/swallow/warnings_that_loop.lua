-- attack: warn with values whose conversion loops, and finalizers that warn
-- expect: limit fuel
-- profile: host
setmetatable({}, { __gc = function() while true do warn("x") end end })
collectgarbage()
host.survived()
