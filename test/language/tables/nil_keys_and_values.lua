-- nil is no key; assigning nil removes a field.
local t = {}
print(t[nil], t[0 / 0]) --> expect: nil	nil
print(pcall(function() t[nil] = 1 end)) --> expect: false	nil_keys_and_values.lua:4: table index is nil
print(pcall(rawset, t, nil, 1)) --> expect: false	table index is nil
print(pcall(function() return { [nil] = 1 } end)) --> expect: false	nil_keys_and_values.lua:6: table index is nil
t.a = 1 ; t.a = nil ; t.b = nil
print(next(t), rawlen(t), t.a) --> expect: nil	0	nil
t[1], t[2], t[3] = 1, 2, 3
t[3] = nil ; print(#t) t[2] = nil ; print(#t) t[1] = nil ; print(#t) --> expect: 2
--> expect: 1
--> expect: 0
