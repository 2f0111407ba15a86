-- ipairs goes from 1 to the first nil, through __index.
local function try(...) print(pcall(...)) end

for i, v in ipairs { "a", "b", nil, "d" } do print(i, v) end --> expect: 1	a
--> expect: 2	b
for i, v in ipairs {} do print(i, v) end
for i, v in ipairs { [0] = "zero", [2] = "two" } do print(i, v) end
for i, v in ipairs(setmetatable({ 1 }, { __index = function(_, i) return i < 4 and i * 10 or nil end })) do print(i, v) end --> expect: 1	1
--> expect: 2	20
--> expect: 3	30
local t = { 1, 2, 3 }
for i, v in ipairs(t) do t[i + 1] = i < 5 and v or nil print(i, v) end --> expect: 1	1
--> expect: 2	1
--> expect: 3	1
--> expect: 4	1
--> expect: 5	1
local iterator, state, control = ipairs(t)
print(state == t, control, iterator(t, 0), iterator(t, "1"), iterator(t, 1.0), iterator(t, 100)) --> expect: true	0	1	2	2	nil
print(iterator(t, math.maxinteger)) --> expect: nil
try(iterator, t) --> expect: false	bad argument #2 to '?' (number expected, got no value)
try(iterator, t, "x") --> expect: false	bad argument #2 to '?' (number expected, got string)
try(iterator, t, 1.5) --> expect: false	bad argument #2 to '?' (number has no integer representation)
try(ipairs) --> expect: false	bad argument #1 to 'ipairs' (value expected)
print(select("#", ipairs(nil))) --> expect: 3
print(pcall(function() for _ in ipairs(nil) do end end)) --> expect: false	attempt to index a nil value
print(pcall(function() for _ in ipairs(5) do end end)) --> expect: false	attempt to index a number value
for i, v in ipairs("abc") do print(i, v) end
