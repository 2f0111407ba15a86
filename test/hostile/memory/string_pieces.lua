-- attack: short pieces of a string, each kept
-- expect: limit memory
local kept, text = {}, ("abcdefghij"):rep(1000)
while true do
  for start = 1, 9000 do kept[#kept + 1] = text:sub(start, start + 100) .. #kept end
end
