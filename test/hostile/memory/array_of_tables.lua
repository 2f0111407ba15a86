-- attack: small tables by the million
-- expect: limit memory
local kept = {}
while true do kept[#kept + 1] = {} end
