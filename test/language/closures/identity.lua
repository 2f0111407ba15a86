-- Each evaluation of a function expression that captures a fresh variable gives a distinct function.
local function make(x) return function() return x end end
local a, b = make(1), make(1)
print(a == b, a == a, rawequal(a, b)) --> expect: false	true	false
