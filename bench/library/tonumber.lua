-- Text as numbers: tonumber of integers, floats, hexadecimal numerals, other bases, and arithmetic on strings.
-- n: 2300  expected: 4.95699e+08
-- test n: 3  expected: 646564
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
  local sum = 0
  for i = 1, n do
    for j = 1, #texts do
      local text = texts[j]
      local number = tonumber(text)
      if number then sum = sum + number % 1000 end
    end
    for j = 1, 100 do sum = sum + tonumber("7f", 16) + tonumber("1011", 2) + "10" * 2 + math.tointeger("8") end
  end
  return ("%.6g"):format(sum)
end
