-- attack: metamethods that call metamethods in hot code until the stack ends
-- expect: ok
-- native: it stops at about 200 calls of metamethods
local mt = {}
mt.__add = function(a, n) if n == 0 then return 0 end return 1 + (a + (n - 1)) end
mt.__index = function(t, k) if k == 0 then return 0 end return 1 + t[k - 1] end
local object = setmetatable({}, mt)
for _ = 1, 200 do assert(object + 50 == 50 and object[-0.0 + 0] == 0) end
assert(object + 9000 == 9000 and object[9000] == 9000)
assert(not pcall(function() return object + 1e7 end) and not pcall(function() return object[10000000] end))
for _ = 1, 200 do assert(object + 50 == 50) end
