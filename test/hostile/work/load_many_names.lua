-- attack: compile functions with as many locals and upvalues as there may be
-- expect: limit fuel
local names = {}
for index = 1, 190 do names[index] = "v" .. index end
local list = "local " .. table.concat(names, ", ")
local text = list .. " return function() return " .. table.concat(names, " + ", 1, 100) .. " end"
while true do assert(load(text)) end
