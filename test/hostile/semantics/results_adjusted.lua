-- attack: how many values there are, in every place that may take several
-- expect: ok
local function three() return 1, 2, 3 end
local function none() end
local a, b, c, d = three()
assert(c == 3 and d == nil)
assert(select("#", three(), three()) == 4 and select("#", (three())) == 1 and select("#", none()) == 0 and select("#", (none())) == 1)
assert(#{ three(), three() } == 4 and #{ (three()) } == 1 and #{ three(), nil } == 1)
local t = { three(), x = 1, three() }
assert(#t == 4)
assert(select(-1, three()) == 3 and select(2, three()) == 2 and not pcall(select, 0) and not pcall(select, -4, three()))
local function pass(...) local x, y = ... return y, ... end
assert(select("#", pass()) == 1 and select("#", pass(nil, nil)) == 3)
assert(table.pack(pcall(three)).n == 4 and table.pack(coroutine.wrap(three)()).n == 3)
assert(string.format("%d%d%d", three()) == "123" and math.max(three()) == 3)
