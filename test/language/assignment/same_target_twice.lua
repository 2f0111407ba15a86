-- The order of assignments is undefined in the manual; PUC assigns right to left.
local a
a, a = 1, 2
print(a) --> expect: 1
local t = {}
t.x, t.x = "first", "second"
print(t.x) --> expect: first
