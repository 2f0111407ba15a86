-- attack: collectgarbage("count") must follow what is kept, and fall when it is let go of
-- expect: ok
collectgarbage()
local before = collectgarbage("count")
local kept = {}
for index = 1, 10000 do kept[index] = { index } end
collectgarbage()
local with = collectgarbage("count")
assert(with - before > 300 and with - before < 3000, with - before)
kept = nil
collectgarbage()
assert(collectgarbage("count") - before < 50)
