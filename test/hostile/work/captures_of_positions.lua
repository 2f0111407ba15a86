-- attack: position captures and balanced items on long texts, again and again
-- expect: limit fuel
local text = ("(a)"):rep(5000)
while true do
  for first, item, last in text:gmatch("()(%b())()") do assert(last - first == 3) end
  text:gsub("()", "%1", 100)
end
