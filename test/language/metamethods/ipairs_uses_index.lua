-- ipairs respects __index.
local t = setmetatable({}, { __index = function(_, i) if i <= 3 then return i * 10 end end })
for i, v in ipairs(t) do print(i, v) end --> expect: 1	10
--> expect: 2	20
--> expect: 3	30
local u = setmetatable({ 1, 2, nil, 4 }, { __index = { [3] = "three" } })
for i, v in ipairs(u) do print(i, v) end --> expect: 1	1
--> expect: 2	2
--> expect: 3	three
--> expect: 4	4
print(pcall(ipairs)) --> expect: false	bad argument #1 to 'ipairs' (value expected)
print(pcall(function() for _ in ipairs(nil) do end end)) --> expect: false	attempt to index a nil value
