-- attack: iterators of gmatch, each with its text and state
-- expect: limit memory
-- memory: 16M
local kept = {}
while true do
  local iterate = (("word "):rep(100) .. #kept):gmatch("%a+")
  iterate()
  kept[#kept + 1] = iterate
end
