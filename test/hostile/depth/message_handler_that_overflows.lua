-- attack: errors in handlers in handlers end with a message, not with the host's stack
-- expect: ok
local depth = 0
local ok, message = xpcall(error, function(value) depth = depth + 1 error(value) end, "first")
assert(not ok and message ~= nil and depth >= 1 and depth < 1000, depth)
local function recurse() return xpcall(recurse, recurse) end
assert(pcall(recurse) ~= nil)
