-- 190 000 Lua calls deep, in the main thread and in a coroutine.
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(190000)) --> expect: 190000
local function sum(n) if n == 0 then return 0 end local rest = sum(n - 1) return n + rest end
print(sum(150000)) --> expect: 11250075000
print(coroutine.wrap(function() return depth(190000) end)()) --> expect: 190000
