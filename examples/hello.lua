-- A first program: word counts of a text, most frequent first.
local text = "the moon and the tide and the moon"

local counts = {}
for word in text:gmatch("%a+") do
  counts[word] = (counts[word] or 0) + 1
end

local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)

for _, word in ipairs(words) do
  print(string.format("%-5s %d", word, counts[word]))
end
print(_VERSION, 7 // 2, 7 / 2, 2^53 | 0, math.maxinteger + 1 == math.mininteger)
