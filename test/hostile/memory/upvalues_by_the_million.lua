-- attack: functions in functions that hand on hundreds of variables: a small text that becomes thirty thousand upvalues
-- native: has no limit on memory
-- expect: limit memory
local names = {}
for index = 1, 190 do names[index] = "a" .. index end
local text = "local " .. table.concat(names, ",") .. (" function f()"):rep(180) .. " x = " .. table.concat(names, "+") .. (" end"):rep(180)
local kept = {}
while true do kept[#kept + 1] = assert(load(text .. "--" .. #kept)) end
