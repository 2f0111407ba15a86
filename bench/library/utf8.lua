-- The utf8 library: codes, char, len, codepoint, offset and charpattern on mixed text.
-- n: 2500  expected: 1546678
-- test n: 3  expected: 1330660
local text = ("plain ASCII, Grüße, 月は綺麗, emoji 🌙 "):rep(10)

function run(n)
  local sum = 0
  for i = 1, n do
    for position, code in utf8.codes(text) do sum = (sum + position * code) % 1000003 end
    sum = sum + utf8.len(text) + (utf8.len(text, 30) or 1)
    for c in text:gmatch(utf8.charpattern) do sum = sum + #c end
    local out = {}
    for j = 1, 100 do out[j] = utf8.char(j * 300) end
    sum = sum + #table.concat(out)
    local position = 1
    for j = 1, 100 do
      sum = sum + utf8.codepoint(text, position)
      position = utf8.offset(text, 2, position)
    end
    sum = sum + utf8.offset(text, 50) + utf8.offset(text, -50) + #{ utf8.codepoint(text, 1, 40) }
  end
  return sum
end
