-- __index through tables, each with its own metatable, ending in a function.
local a = setmetatable({}, { __index = function(t, k) return k .. " from function" end })
local b = setmetatable({ b = "b" }, { __index = a })
local c = setmetatable({ c = "c" }, { __index = b })
print(c.c, c.b, c.zzz, c[5]) --> expect: c	b	zzz from function	5 from function
local long = { deep = "reached" }
for _ = 1, 100 do long = setmetatable({}, { __index = long }) end
print(long.deep, long.none) --> expect: reached	nil
