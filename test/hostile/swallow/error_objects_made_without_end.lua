-- attack: errors whose values are made by errors
-- expect: limit fuel
-- profile: host
local function fail(value) error(setmetatable({ value }, { __tostring = function() return fail(value) end })) end
while true do pcall(fail, pcall(fail, 1)) end
