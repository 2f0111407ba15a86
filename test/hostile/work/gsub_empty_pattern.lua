-- attack: a match at every position, one longer each time
-- expect: limit fuel
-- expect: limit memory
local text = "x"
while true do text = text:gsub("", "ab") end
