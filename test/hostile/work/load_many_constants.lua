-- attack: compile a table of a hundred thousand different constants
-- expect: limit fuel
-- expect: limit memory
local list = {}
for index = 1, 100000 do list[index] = index .. ".5" end
local text = "return {" .. table.concat(list, ",") .. "}"
while true do assert(load(text)) end
