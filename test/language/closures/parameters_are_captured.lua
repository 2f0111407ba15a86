-- A parameter can be captured and changed.
local function adder(n) return function(m) n = n + m; return n end end
local add = adder(5)
print(add(1), add(1), adder(0)(1)) --> expect: 6	7	1
