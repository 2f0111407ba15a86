-- ipairs stops at the first nil, pairs visits everything.
for i, v in ipairs { "a", "b", nil, "d" } do print(i, v) end --> expect: 1	a
--> expect: 2	b
local n = 0
for k in pairs { 1, 2, x = 3, [10] = 4, [1.5] = 5 } do n = n + 1 end
print(n) --> expect: 5
local f, t, i = ipairs({ 5 })
print(type(f), type(t), i) --> expect: function	table	0
print(pcall(ipairs)) --> expect: false	bad argument #1 to 'ipairs' (value expected)
print(pcall(pairs)) --> expect: false	bad argument #1 to 'pairs' (value expected)
