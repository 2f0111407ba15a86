-- pairs traverses a table, or does what __pairs says.
local function try(...) print(pcall(...)) end

local sum = 0
for key, value in pairs { 1, 2, 3, x = 4 } do sum = sum + value end
print(sum) --> expect: 10
local t = {}
local iterator, state, control = pairs(t)
print(iterator == next, state == t, control) --> expect: true	true	nil
local object = setmetatable({}, { __pairs = function(o, ...) print(select("#", ...)) return "a", o, "c", "d" end })
print(select("#", pairs(object)), (pairs(object)), select(3, pairs(object))) --> expect: 0
--> expect: 0
--> expect: 0
--> expect: 3	a	c
print(pairs(setmetatable({}, { __pairs = function() end }))) --> expect: nil	nil	nil
try(pairs, setmetatable({}, { __pairs = function() error("in __pairs", 0) end })) --> expect: false	in __pairs
try(pairs) --> expect: false	bad argument #1 to 'pairs' (value expected)
print(pcall(function() for _ in pairs(nil) do end end)) --> expect: false	pairs.lua:18: bad argument #1 to 'for iterator' (table expected, got nil)
print(select("#", pairs {})) --> expect: 3
print(type((pairs(setmetatable({}, { __index = { 1 } }))))) --> expect: function
