-- attack: frames with two hundred registers each
-- expect: limit memory
-- expect: error stack overflow
local names = {}
for index = 1, 110 do names[index] = "v" .. index end
local list = table.concat(names, ", ")
load("local function down(" .. list .. ") return 1 + down(" .. list .. ") end down()")()
