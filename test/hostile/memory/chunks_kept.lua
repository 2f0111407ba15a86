-- attack: compiled functions, kept
-- expect: limit memory
-- expect: limit fuel
local kept = {}
local text = ("local a = 1 + b; "):rep(180)
while true do kept[#kept + 1] = assert(load("do " .. text .. " end x" .. #kept .. " = 1")) end
