-- Fields can be exchanged in one assignment.
local t = { x = 1, y = 2, 10, 20 }
t.x, t.y = t.y, t.x
t[1], t[2] = t[2], t[1]
print(t.x, t.y, t[1], t[2]) --> expect: 2	1	20	10
local u = t
t, t.x = nil, "set before"
print(u.x, t) --> expect: set before	nil
