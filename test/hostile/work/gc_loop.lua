-- attack: a finalizer that never returns
-- native: hangs
-- expect: limit fuel
-- expect: ok
setmetatable({}, { __gc = function() while true do end end })
collectgarbage()
