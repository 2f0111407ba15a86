-- attack: continuation bytes only: each search for a start goes back to the beginning
-- expect: limit fuel
local text = "a" .. ("\x80"):rep(1 << 20)
while true do assert(utf8.offset(text, 0, #text) == 1) end
