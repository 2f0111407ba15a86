-- attack: compile a literal of a megabyte full of escapes
-- expect: limit fuel
local text = "return '" .. ("\\x41\\65\\u{41}\\z  "):rep(50000) .. "'"
while true do assert(#load(text)() == 150000) end
