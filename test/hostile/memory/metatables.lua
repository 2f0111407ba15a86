-- attack: a metatable for each table
-- expect: limit memory
local chain = {}
while true do chain = setmetatable({}, { __index = chain }) end
