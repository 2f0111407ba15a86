-- attack: hooks that set hooks, end hooks, raise and yield
-- expect: ok
local count = 0
debug.sethook(function() count = count + 1 debug.sethook(function() debug.sethook() end, "l") end, "l")
local a = 1
local b = 2
debug.sethook()
assert(count == 1)
local ok, message = pcall(function()
  debug.sethook(function() debug.sethook() error("from hook", 0) end, "l")
  local c = 3
  return c
end)
assert(not ok and message == "from hook")
local thread = coroutine.create(function() local x = 1 x = x + 1 return x end)
debug.sethook(thread, function() coroutine.yield() end, "l")
ok, message = coroutine.resume(thread)
assert(not ok and message:find("yield across a C-call boundary", 1, true), message)
for _, mask in ipairs { "", "xyz", "crl", "lll" } do debug.sethook(function() end, mask, 0) end
debug.sethook()
assert(debug.gethook() == nil and not pcall(debug.sethook, 1, "l"))
debug.sethook(function() end, "", math.maxinteger // 1 & 0xffffff)
debug.sethook()
