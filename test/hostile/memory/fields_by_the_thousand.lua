-- attack: objects with forty fields each
-- expect: limit memory
local names = {}
for i = 1, 40 do names[i] = "field" .. i .. " = " .. i end
local make = load("return {" .. table.concat(names, ",") .. "}")
local kept = {}
while true do kept[#kept + 1] = make() end
