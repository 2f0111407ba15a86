-- attack: each error looks for its line in a function of a hundred thousand lines
-- expect: limit fuel
local chunk = assert(load(("local _ = 1\n"):rep(100) .. ("x = 1\n"):rep(50000) .. "error('last', 1)"))
while true do pcall(chunk) end
