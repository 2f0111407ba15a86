-- __gc and __mode are accepted in any metatable.
local t = setmetatable({}, { __gc = function() end, __mode = "k" })
print(type(t), getmetatable(t).__mode) --> expect: table	k
