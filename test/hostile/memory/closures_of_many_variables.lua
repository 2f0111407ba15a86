-- attack: closures with two hundred variables each
-- expect: limit memory
local names = {}
for i = 1, 190 do names[i] = "v" .. i end
local list = table.concat(names, ",")
local make = load("local " .. list .. " = ... return function() return function() return " .. list .. " end end")(1)
local kept = {}
while true do kept[#kept + 1] = make() end
