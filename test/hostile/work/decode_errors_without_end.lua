-- attack: utf8 and pack formats that fail at their end, in protected calls
-- expect: limit fuel
local text = ("\u{7fffffff}"):rep(100000) .. "\xff"
local format = ("i16"):rep(20000) .. "?"
while true do
  assert(not pcall(utf8.codepoint, text, 1, -1, true))
  assert(utf8.len(text, 1, -1, true) == nil)
  assert(not pcall(function() for _ in utf8.codes(text, true) do end end))
  assert(not pcall(string.packsize, format))
  assert(not pcall(string.pack, ("!16 Xi16 b"):rep(1000), 1))
end
