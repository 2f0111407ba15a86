-- All expressions are evaluated before any assignment (§3.3.3).
local i, t = 3, {}
i, t[i] = i + 1, 20
print(i, t[3], t[4]) --> expect: 4	20	nil
local a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c) --> expect: 3	1	2
