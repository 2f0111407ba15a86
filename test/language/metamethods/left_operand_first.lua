-- The left operand's handler wins; the right one is used when the left has none.
local a = setmetatable({}, { __add = function() return "a" end })
local b = setmetatable({}, { __add = function() return "b" end, __sub = function() return "b-" end })
print(a + b, b + a, a - b, b - a) --> expect: a	b	b-	b-
