-- attack: a weak cache of everything; it must not count as kept
-- expect: ok
local cache = setmetatable({}, { __mode = "v" })
for index = 1, 300000 do cache[index % 1000] = { index, { index } } end
assert(true)
