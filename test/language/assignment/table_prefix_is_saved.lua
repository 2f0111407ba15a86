-- The table and key of a target are taken before the local they came from changes.
local t = { name = "first" }
local first = t
local k = "key"
t, t[k], k = { name = "second" }, "value", "other"
print(first.key, t.name, t.key, k) --> expect: value	second	nil	other
local a = { {}, {} }
local i = 1
i, a[i].x, a[i].y = 2, "x", "y"
print(i, a[1].x, a[1].y, a[2].x) --> expect: 2	x	y	nil
