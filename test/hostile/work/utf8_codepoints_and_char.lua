-- attack: as many characters as a call takes, decoded and encoded
-- expect: limit fuel
local text = ("\u{7fffffff}"):rep(20000)
while true do text = utf8.char(utf8.codepoint(text, 1, -1, true)) end
