-- Recursion of ordinary depth needs no special care.
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(10), depth(1000), depth(100000)) --> expect: 10	1000	100000
local function sum(t, i) if not t[i] then return 0 end return t[i] + sum(t, i + 1) end
local t = {}
for i = 1, 5000 do t[i] = i end
print(sum(t, 1)) --> expect: 12502500
