-- attack: tables that are called through tables that are called
-- expect: ok
local callee = function(...) return select("#", ...) end
for _ = 1, 100 do callee = setmetatable({}, { __call = callee }) end
assert(callee(1, 2) == 102)
local loop = setmetatable({}, {})
getmetatable(loop).__call = function(self, n) if n == 0 then return "end" end return self(n - 1) end
assert(loop(100000) == "end")
