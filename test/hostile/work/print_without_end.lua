-- attack: output without end, and the __tostring and __name of what is printed
-- expect: limit fuel
-- expect: limit memory
-- expect: limit output
local named = setmetatable({}, { __name = ("N"):rep(10000) })
while true do print(named, ("p"):rep(10000)) end
