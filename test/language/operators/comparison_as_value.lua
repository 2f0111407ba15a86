-- Comparisons as values, as arguments and as table keys.
local a, b = 1, 2
local less, equal = a < b, a == b
print(less, equal, not (a >= b), a ~= b) --> expect: true	false	true	true
local t = { [1 < 2] = "true key", [1 > 2] = "false key" }
print(t[true], t[false], t[a < b], t[a == b]) --> expect: true key	false key	true key	false key
print((a < b) == (b > a), 1 == 1.0, "1" == 1, 0 == -0, "a" ~= "a") --> expect: true	true	false	true	false
