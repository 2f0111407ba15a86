-- attack: a finalizer that never returns, only run when the state is closed
-- native: hangs
-- expect: limit fuel
-- expect: ok
local keep = setmetatable({}, { __gc = function() while true do end end })
_G.keep = keep
