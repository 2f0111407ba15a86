-- attack: a search that starts late in a long string and fails, many times
-- expect: limit fuel
local text = ("a"):rep(1 << 20)
while true do
  for start = 1, #text, 1000 do assert(not text:find("b", start)) end
end
