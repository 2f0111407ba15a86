-- attack: a text that grows by a byte and is read after each
-- expect: limit fuel
local text = ""
while true do
  text = text .. "x"
  assert(text:byte(#text) == 120 and text:sub(-1) == "x")
end
