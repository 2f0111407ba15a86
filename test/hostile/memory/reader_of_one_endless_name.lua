-- attack: a reader whose pieces are one name without end, in a coroutine that is closed in the middle of another
-- expect: limit memory
-- expect: limit fuel
-- native: has no limit on memory
local piece = ("x"):rep(1 << 16)
local half = coroutine.wrap(function() load(function() coroutine.yield() return piece end) end)
for _ = 1, 10 do half() end
local count = 0
print(pcall(load, function() count = count + 1 return piece .. count end))
