-- attack: results of string functions, kept
-- expect: limit memory
local kept, text = {}, ("ab"):rep(1 << 18)
while true do
  kept[#kept + 1] = (text .. #kept):upper()
  kept[#kept + 1] = (text .. #kept):reverse()
end
