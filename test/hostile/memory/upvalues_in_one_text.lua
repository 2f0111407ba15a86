-- attack: the same in one text, which would take a gigabyte before it is loaded
-- native: has no limit on memory
-- expect: limit memory
local names = {}
for index = 1, 190 do names[index] = "a" .. index end
local block = "do local " .. table.concat(names, ",") .. (" function f()"):rep(170) .. " x = " .. table.concat(names, "+") .. (" end"):rep(170) .. " end "
load(block:rep(200))
