-- attack: the limit is reached in code that has run long before
-- expect: limit fuel
-- profile: host
local function work(list) local sum = 0 for index = 1, #list do sum = sum + list[index] end return sum end
local list = {}
for index = 1, 1000 do list[index] = index end
pcall(function() while true do assert(work(list) == 500500) end end)
host.survived()
