-- attack: hot functions called with a thousand arguments, one below the other
-- expect: ok
local function pass(n, ...) if n == 0 then return select("#", ...) end return (pass(n - 1, ...)) end
local list = {}
for i = 1, 1000 do list[i] = i end
for _ = 1, 50 do assert(pass(50, table.unpack(list)) == 1000) end
for i = 1, 20000 do list[i] = i end
for _ = 1, 20 do assert(pass(20, table.unpack(list)) == 20000) end
