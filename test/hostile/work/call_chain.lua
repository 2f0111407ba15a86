-- attack: __call that points to a callable table, without end and very long
-- native: hangs
-- expect: ok
-- expect: limit fuel
local loop = {}
setmetatable(loop, { __call = loop })
local ok, err = pcall(loop)
assert(not ok, "an endless __call chain returned")
local function base(...) return select("#", ...) end
local f = base
for _ = 1, 10 do f = setmetatable({}, { __call = f }) end
assert(f() == 10 and f(1, 2) == 12)
for _ = 1, 100000 do f = setmetatable({}, { __call = f }) end
local ok2, n = pcall(f)
assert(not ok2 or n == 100010)
assert(pcall(base))
