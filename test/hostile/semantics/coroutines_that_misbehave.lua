-- attack: coroutines resumed by themselves, dead ones, and closing what runs
-- expect: ok
local thread
thread = coroutine.create(function() return coroutine.resume(thread) end)
local ok, inner, message = coroutine.resume(thread)
assert(ok and inner == false and message == "cannot resume non-suspended coroutine")
assert(coroutine.status(thread) == "dead" and select(2, coroutine.resume(thread)) == "cannot resume dead coroutine")
local wrapped
wrapped = coroutine.wrap(function() return pcall(wrapped) end)
local ok, message = wrapped()
assert(ok == false and message:find("cannot resume non-suspended coroutine", 1, true))
assert(not pcall(wrapped))
assert(not pcall(coroutine.close, coroutine.running()))
local outer = coroutine.create(function(self) local inner = coroutine.wrap(function() return pcall(coroutine.close, self) end) return inner() end)
local ok, closed = coroutine.resume(outer, outer)
assert(ok and closed == false)
assert(coroutine.close(coroutine.create(error)) and coroutine.isyieldable() == false)
local failed = coroutine.create(error)
coroutine.resume(failed, "x")
local ok, message = coroutine.close(failed)
assert(ok == false and message == "x" and coroutine.close(failed))
