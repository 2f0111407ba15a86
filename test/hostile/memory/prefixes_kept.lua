-- attack: every prefix of a growing text is kept, where ropes share their parts
-- expect: limit memory
local text, kept = "", {}
while true do
  text = text .. "0123456789abcdef"
  kept[#kept + 1] = text
end
