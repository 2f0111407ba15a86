-- attack: len, offset and codes over a megabyte of characters
-- expect: limit fuel
local text = ("\u{20ac}"):rep(300000)
while true do
  assert(utf8.len(text) == 300000)
  assert(utf8.offset(text, 300000) == 899998)
  for _ in utf8.codes(text) do end
end
