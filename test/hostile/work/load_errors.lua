-- attack: source texts that fail at their very end
-- expect: limit fuel
local text = ("x = 1 "):rep(20000) .. "+"
while true do assert(not load(text)) end
