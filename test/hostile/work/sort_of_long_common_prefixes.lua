-- attack: texts of a hundred kilobytes that differ at the end, sorted
-- expect: limit fuel
local prefix = ("p"):rep(100000)
local list = {}
for i = 1, 200 do list[i] = prefix .. (i * 7919 % 200) end
while true do
  table.sort(list)
  table.sort(list, function(a, b) return a > b end)
end
