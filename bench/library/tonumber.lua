-- Text as numbers: tonumber of integers, floats, hexadecimal numerals, other bases, and arithmetic on strings.
-- n: 2600  expected: 44200000
-- test n: 3  expected: 51000
function run(n)
  local texts = {}
  for i = 1, 100 do
    texts[#texts + 1] = tostring(i * 7919)
    texts[#texts + 1] = ("%.3f"):format(i / 7)
    texts[#texts + 1] = ("  %d "):format(-i)
    texts[#texts + 1] = ("0x%x"):format(i * 4099)
    texts[#texts + 1] = ("%de%d"):format(i, i % 20)
    texts[#texts + 1] = ("word%d"):format(i)
  end
  local count = 0
  for i = 1, n do
    for j = 1, #texts do
      local number = tonumber(texts[j])
      if number and number > 0 then count = count + 1 end
    end
    for j = 1, 100 do count = count + tonumber("7f", 16) + tonumber("1011", 2) + "10" * 2 + math.tointeger("8") end
  end
  return count
end
