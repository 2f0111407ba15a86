-- __eq is asked for two different tables only, and its result becomes a boolean.
local function make(v, eq) return setmetatable({ v = v }, { __eq = eq }) end
local function same(a, b) return a.v == b.v end
local a, b, c = make(1, same), make(1, same), make(2, same)
print(a == b, a ~= b, a == c, a ~= c, rawequal(a, b), a == a) --> expect: true	false	false	true	false	true
print(a == 1, 1 == a, a == "x", a == nil, a ~= nil) --> expect: false	false	false	false	true
local calls = 0
local d = make(1, function() calls = calls + 1 return 1 end)
print(d == d, calls, d == a, calls, a == d, calls, d ~= c, calls) --> expect: true	0	true	1	true	1	false	2
print(make(1) == make(1), make(1, same) == make(1), make(1) == make(1, same)) --> expect: false	true	true
local truthy = make(0, function() return "truthy" end) print(truthy == make(0), truthy == a) --> expect: true	true
