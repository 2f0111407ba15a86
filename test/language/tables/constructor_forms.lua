-- All forms of fields in a table constructor (§3.4.9).
local t = { 1, 2; x = 3, [4 + 1] = 5, "three", ["k" .. "ey"] = 6, }
print(#t, t[1], t[2], t[3], t[5], t.x, t.key) --> expect: 3	1	2	three	5	3	6
t = { [1] = "a", "b" } print(t[1]) --> expect: b
t = { "b", [1] = "a" } print(t[1]) --> expect: b
t = { f = function(self) return self.v end, v = 9 } print(t:f(), t.f { v = 8 }, type({})) --> expect: 9	8	table
print(#{ (function() return 1, 2, 3 end)() }, #{ (function() return 1, 2, 3 end)(), 4 }, #{ ((function() return 1, 2, 3 end)()) }) --> expect: 3	2	1
print(({ a = { b = { c = "deep" } } }).a.b.c, ({ 10, 20, 30 })[2], #{ n = nil, 1 }) --> expect: deep	20	1
