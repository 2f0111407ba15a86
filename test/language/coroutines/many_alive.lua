-- A thousand suspended coroutines at the same time.
local list = {} for i = 1, 1000 do list[i] = coroutine.wrap(function(x) while true do x = coroutine.yield(x + i) end end) end
local sum = 0 for round = 1, 3 do for i = 1, 1000 do sum = sum + list[i](round) end end print(sum) --> expect: 1507500
