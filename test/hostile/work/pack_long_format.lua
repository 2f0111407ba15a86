-- attack: formats of pack with a million options
-- expect: limit fuel
local format = ("!4<>="):rep(200000)
while true do assert(string.packsize(format) == 0) end
