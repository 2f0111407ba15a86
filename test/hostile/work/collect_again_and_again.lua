-- attack: full collections of a large heap, without end
-- expect: limit fuel
local keep = {}
for index = 1, 100000 do keep[index] = { index } end
while true do collectgarbage() end
