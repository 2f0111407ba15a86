-- attack: a pattern without special characters takes the path of plain search
-- expect: limit fuel
local text = ("ab"):rep(1 << 19)
local needle = ("ab"):rep(1 << 18) .. "aa"
while true do assert(not text:find(needle)) end
