-- attack: string.format that doubles its argument
-- expect: limit memory
-- expect: error too large
local text = ("f"):rep(1000)
while true do text = ("%s%s"):format(text, text) end
