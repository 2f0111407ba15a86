-- attack: a handler that raises in a protected call with the same handler
-- expect: limit fuel
local function handler(message) return select(2, xpcall(error, handler, message)) end
while true do xpcall(error, handler, "x") end
