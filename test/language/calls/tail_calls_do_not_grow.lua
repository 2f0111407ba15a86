-- A tail call takes the place of its caller: a million deep, through methods and __call too (§3.4.10).
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end
print(loop(1000000)) --> expect: done
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(100001)) --> expect: false
local t = {}
function t:count(n, ...) if n == 0 then return select("#", ...) end return self:count(n - 1, ...) end
print(t:count(100000, 1, 2, 3)) --> expect: 3
local c = setmetatable({}, { __call = function(self, n) if n == 0 then return "called" end return self(n - 1) end })
print(c(100000)) --> expect: called
