-- __index as a function and as a table; own fields come first.
local t = setmetatable({ own = 1 }, { __index = function(self, key) return "no " .. tostring(key) end })
print(t.own, t.x, t[1], t[true], t[nil], rawget(t, "x")) --> expect: 1	no x	no 1	no true	no nil	nil
local base = { inherited = "yes" }
local u = setmetatable({}, { __index = base })
print(u.inherited, u.other, rawget(u, "inherited")) --> expect: yes	nil	nil
base.other = "later" ; print(u.other) --> expect: later
u.other = "own" ; print(u.other, base.other) u.other = nil ; print(u.other) --> expect: own	later
--> expect: later
u.other = false ; print(u.other) --> expect: false
