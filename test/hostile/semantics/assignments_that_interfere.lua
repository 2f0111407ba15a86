-- attack: assignments whose targets change what others are
-- expect: ok
local i, t = 1, { 10, 20, 30 }
i, t[i] = i + 1, 99
assert(i == 2 and t[1] == 99 and t[2] == 20)
local a, b, c = 1, 2, 3
a, b, c = c, a, b
assert(a == 3 and b == 1 and c == 2)
local u = { v = { w = 1 } }
u, u.v, u.v.w = 5, 6, 7
assert(u == 5)
local s = setmetatable({}, { __newindex = function(o, k, v) rawset(o, k, v * 2) end })
s.x, s.y = 1, 2
assert(s.x == 2 and s.y == 4)
local x <const>, y = 1
assert(x == 1 and y == nil)
