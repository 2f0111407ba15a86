-- What looks like a number and is none.
for _, text in ipairs { "1x", "0x", "1e", "1e+", "0xg", "1..2", "1.2.3", "0x1p", "3a", "0b1", "1_000", ".", "..", "0x1.p", "12e5x" } do
  print(load("return " .. text, "=c")) --> expect: nil	c:1: malformed number near '1x'
  --> expect: nil	c:1: malformed number near '0x'
  --> expect: nil	c:1: malformed number near '1e'
  --> expect: nil	c:1: malformed number near '1e+'
  --> expect: nil	c:1: malformed number near '0xg'
  --> expect: nil	c:1: malformed number near '1..2'
  --> expect: nil	c:1: malformed number near '1.2.3'
  --> expect: nil	c:1: malformed number near '0x1p'
  --> expect: nil	c:1: malformed number near '3a'
  --> expect: nil	c:1: malformed number near '0b1'
  --> expect: nil	c:1: malformed number near '1_'
  --> expect: nil	c:1: unexpected symbol near '.'
  --> expect: nil	c:1: unexpected symbol near '..'
  --> expect: nil	c:1: malformed number near '0x1.p'
  --> expect: nil	c:1: malformed number near '12e5x'
end
