-- attack: handlers that yield and resume each other for ever
-- expect: limit fuel
-- profile: host
local function run() while true do coroutine.yield() end end
local threads = {}
for i = 1, 10 do threads[i] = coroutine.create(run) end
xpcall(function() while true do for _, thread in ipairs(threads) do coroutine.resume(thread) end end end, function() host.survived() end)
host.survived()
