-- string.reverse, of short and long strings.
print(("abc"):reverse()) --> expect: cba
print((""):reverse() == "") --> expect: true
print(("a\0\255"):reverse():byte(1, -1)) --> expect: 255	0	97
print(string.reverse(123)) --> expect: 321
for _, size in ipairs({ 255, 256, 257, 1000 }) do
  local parts = {}
  for i = 1, size do parts[i] = string.char(i % 256) end
  local text = table.concat(parts)
  print(size, text:reverse():byte(1), text:reverse():byte(-1), text:reverse():reverse() == text) --> expect: 255	255	1	true
  --> expect: 256	0	1	true
  --> expect: 257	1	1	true
  --> expect: 1000	232	1	true
end
print(pcall(string.reverse)) --> expect: false	bad argument #1 to 'string.reverse' (string expected, got no value)
print(pcall(string.reverse, {})) --> expect: false	bad argument #1 to 'string.reverse' (string expected, got table)
