-- attack: hot functions that call themselves and one another, to the end of the stack
-- expect: ok
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
assert(fib(22) == 17711)
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
for _ = 1, 100 do assert(even(1000)) end
local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end
for _ = 1, 10 do assert(deep(10000) == 10000) end
assert(not pcall(deep, math.huge) and deep(1000) == 1000)
