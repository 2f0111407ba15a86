-- attack: gmatch whose pattern fails late at every start, again and again
-- expect: limit fuel
local text = ("ab"):rep(100000)
while true do
  for _ in text:gmatch("a.*c") do error("matched") end
end
