-- A closure made in the condition of repeat sees that iteration's local.
local saved = {}
local n = 0
repeat
  local x = n
  n = n + 1
until (function() saved[n] = function() return x end; return x >= 2 end)()
print(saved[1](), saved[2](), saved[3]()) --> expect: 0	1	2
