-- Side effects of metamethods in a multiple assignment.
local log = {}
local t = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = k .. "=" .. tostring(v) end })
t.a, t.b, t.c = 1, 2
print(table.concat(log, " ")) --> expect: c=nil b=2 a=1
