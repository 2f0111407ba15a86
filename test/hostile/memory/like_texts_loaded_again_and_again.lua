-- attack: compiled functions, kept, of which nothing else is new
-- expect: limit memory
-- native: has no limit on memory
local text = ("do local a <const>, b = 1; function f() return a + b end end "):rep(100)
local kept = setmetatable({}, { __index = math.abs })
for index = 1, 1 << 30 do kept[index] = load(text .. "--" .. index) end
