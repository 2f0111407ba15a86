-- attack: the empty text found at every place, and a replacement that is never there
-- expect: limit fuel
local text = ("x"):rep(1 << 20)
while true do
  assert(select(2, text:gsub("", {})) == #text + 1)
  local count = 0
  for _ in text:gmatch("") do count = count + 1 end
  assert(count == #text + 1)
end
