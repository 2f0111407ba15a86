-- attack: texts of ten thousand bytes as keys
-- expect: limit memory
local kept, index = {}, 0
while true do
  index = index + 1
  kept[("k"):rep(10000) .. index] = true
end
