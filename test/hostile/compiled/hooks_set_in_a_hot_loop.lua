-- attack: a hook that is set and ended while a loop runs
-- expect: ok
local lines = 0
local sum = 0
for index = 1, 100000 do
  if index == 50000 then debug.sethook(function() lines = lines + 1 end, "l") end
  sum = sum + index
  if index == 50010 then debug.sethook() end
end
assert(sum == 5000050000 and lines >= 30 and lines < 100, lines)
