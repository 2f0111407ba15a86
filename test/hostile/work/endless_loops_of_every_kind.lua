-- attack: one of each kind of loop in coroutines that take turns; none may run for free
-- expect: limit fuel
local loops = {
  function() while true do coroutine.yield() end end,
  function() repeat coroutine.yield() until false end,
  function() ::top:: coroutine.yield() goto top end,
  function() for _ = 1, math.maxinteger do coroutine.yield() end end,
  function() for _ = 1.0, math.huge do coroutine.yield() end end,
  function() for _ in function() return 1 end do coroutine.yield() end end,
}
local threads = {}
for index, loop in ipairs(loops) do threads[index] = coroutine.wrap(loop) end
while true do for index = 1, #threads do threads[index]() end end
