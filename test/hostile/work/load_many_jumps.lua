-- attack: compile thousands of labels and jumps, all of them pending until the end
-- expect: limit fuel
local lines = {}
for index = 1, 2000 do lines[index] = "if x then goto done" .. index .. " end" end
for index = 1, 2000 do lines[#lines + 1] = "::done" .. index .. "::" end
local text = table.concat(lines, "\n")
while true do assert(load(text)) end
