-- string.format of integers: plain, padded, signed, hexadecimal, octal, characters.
-- n: 50000  expected: 5560407
-- test n: 3  expected: 258
function run(n)
  local format = string.format
  local sum = 0
  for i = 1, n do
    sum = sum + #format("%d", i) + #format("%5d|%-8d|%+d", i, -i, i) + #format("%05d %3d%%", i, i % 100)
    sum = sum + #format("%x %X %08x", i, i, i * 977) + #format("#%02x%02x%02x", i & 255, i * 7 & 255, i * 31 & 255)
    sum = sum + #format("%o", i) + #format("%c%c", 65 + i % 26, 97 + i % 26) + #format("%02d:%02d:%02d", i // 3600 % 24, i // 60 % 60, i % 60)
    sum = sum + #format("%i items", i) + #format("%.8d", i) + #format("%d", i << 40)
  end
  return sum
end
