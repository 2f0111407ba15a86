-- A local function calls itself through its variable, which can be assigned.
local function fact(n) if n == 0 then return 1 end return n * fact(n - 1) end
local old = fact
fact = function() return 0 end
print(old(5)) --> expect: 0
