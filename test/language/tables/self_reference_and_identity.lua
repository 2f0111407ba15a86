-- Tables are compared by identity, also as keys and inside themselves.
local t = {}
t.self, t[t] = t, "me"
print(t.self.self.self == t, t[t], t[t.self], { } == { }, t == t.self) --> expect: true	me	me	false	true
local a, b = {}, {}
local set = { [a] = 1, [b] = 2 }
print(set[a], set[b], set[{}]) --> expect: 1	2	nil
