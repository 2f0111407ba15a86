-- attack: a life just below the limit: every little allocation finds no room until all is collected
-- expect: limit memory
-- memory: 16M
-- fuel: 9000M
-- native: it has no limit
local kept = {}
local function used() return collectgarbage("count") * 1024 end
while used() < 16384000 do kept[#kept + 1] = { #kept } end
while true do local garbage = { used } end
