-- attack: yields, coroutine.close and errors across functions of the host
-- expect: ok
-- profile: host
local thread = coroutine.create(function() return host.callback(coroutine.yield, "out") end)
local ok, value = coroutine.resume(thread)
assert(not ok and value:find("attempt to yield across a C-call boundary", 1, true) or value == "out", value)
local self
self = coroutine.create(function() return host.callback(coroutine.resume, self) end)
ok, value = coroutine.resume(self)
assert(ok and value == false or not ok)
self = coroutine.create(function() return pcall(host.callback, coroutine.close, self) end)
ok, value = coroutine.resume(self)
assert(ok and value == false, value)
local wrapped = coroutine.wrap(function() for index = 1, 3 do coroutine.yield(index) end end)
assert(host.callback(wrapped) == 1 and host.callback(wrapped) == 2)
thread = coroutine.create(function() host.callback(function() coroutine.close(coroutine.running()) end) end)
ok = coroutine.resume(thread)
assert(not ok and coroutine.status(thread) == "dead")
