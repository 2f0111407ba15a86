-- attack: lists that are not there, of any length, moved and joined through metamethods that do no work
-- expect: limit fuel
local ghost = setmetatable({}, { __len = function() return math.maxinteger end, __index = function() return "" end, __newindex = function() end })
assert(table.concat(ghost, "", math.mininteger, math.mininteger + 1) == "")
pcall(table.move, ghost, 1, 1000, math.maxinteger - 1000)
pcall(function() table.move(ghost, 1, math.maxinteger - 1, 2, setmetatable({}, { __newindex = function(_, key) if key % 2 == 0 then return end end })) end)
while true do pcall(table.concat, ghost, "") end
