-- attack: comparisons of long strings that agree up to their end
-- expect: limit fuel
local long = ("s"):rep(1 << 16)
local list = {}
for index = 1, 200 do list[index] = long .. string.char(index % 256) end
while true do
  table.sort(list)
  table.sort(list, function(a, b) return a > b end)
end
