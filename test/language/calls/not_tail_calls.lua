-- Calls in parentheses or with more results after them are ordinary calls.
local function f(n) if n == 0 then return 1, 2 end return (f(n - 1)) end
print(f(3)) --> expect: 1
local function g(n) if n == 0 then return 5 end return g(n - 1), 0 end
print(g(2)) --> expect: 5	0
local function h(n) if n > 0 then h(n - 1) end return n end
print(h(10)) --> expect: 10
