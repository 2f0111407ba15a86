-- The messages of wrong escapes and unfinished strings.
for _, text in ipairs { [["\q"]], [["\300"]], [["\xg0"]], [["\x4"]], [["\u{110000000}"]], [["\u{zz}"]], [["\u41"]], [["\u{41"]],
  [["abc]], [['abc"]], "\"a\nb\"", "[[abc", "[==[abc]=]", "\"\\" } do
  print(load("return " .. text, "=c")) --> expect: nil	c:1: invalid escape sequence near '"\q'
  --> expect: nil	c:1: decimal escape too large near '"\300"'
  --> expect: nil	c:1: hexadecimal digit expected near '"\xg'
  --> expect: nil	c:1: hexadecimal digit expected near '"\x4"'
  --> expect: nil	c:1: UTF-8 value too large near '"\u{110000000'
  --> expect: nil	c:1: hexadecimal digit expected near '"\u{z'
  --> expect: nil	c:1: missing '{' near '"\u4'
  --> expect: nil	c:1: missing '}' near '"\u{41"'
  --> expect: nil	c:1: unfinished string near <eof>
  --> expect: nil	c:1: unfinished string near <eof>
  --> expect: nil	c:1: unfinished string near '"a'
  --> expect: nil	c:1: unfinished long string (starting at line 1) near <eof>
  --> expect: nil	c:1: unfinished long string (starting at line 1) near <eof>
  --> expect: nil	c:1: unfinished string near <eof>
end
