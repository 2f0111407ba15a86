-- attack: utf8 with overlong, truncated, surrogate and too large sequences, and positions in the middle
-- expect: ok
local bad = { "\x80", "\xff", "\xc3", "\xe2\x82", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xed\xa0\x80",
  "\xf4\x90\x80\x80", "\xfe", "\xc3\xc3" }
for _, text in ipairs(bad) do
  local length, position = utf8.len("ab" .. text)
  assert(length == nil and position == 3)
  assert(not pcall(utf8.codepoint, text))
  assert(not pcall(function() for _ in utf8.codes(text) do end end))
end
assert(utf8.len("\u{d800}", 1, -1, true) == 1 and utf8.len("\u{7fffffff}", 1, -1, true) == 1
  and utf8.codepoint("\u{7fffffff}", 1, 1, true) == 0x7fffffff)
assert(utf8.char() == "" and utf8.char(0) == "\0" and not pcall(utf8.char, -1) and not pcall(utf8.char, 1 << 31)
  and utf8.char(0x7fffffff) == "\u{7fffffff}")
local text = "a\u{e9}\u{20ac}\u{10000}z"
assert(utf8.len(text) == 5 and utf8.offset(text, 3) == 4 and utf8.offset(text, -1) == 11 and utf8.offset(text, 6) == 12
  and utf8.offset(text, 7) == nil)
assert(utf8.offset(text, 0, 3) == 2 and utf8.offset(text, 0, 8) == 7 and not pcall(utf8.offset, text, 1, 3)
  and not pcall(utf8.offset, text, 1, 13) and not pcall(utf8.offset, text, 1, -12))
assert(utf8.len("") == 0 and utf8.len("abc", 4) == 0 and not pcall(utf8.len, "abc", 5) and not pcall(utf8.len, "abc", 1, 4)
  and utf8.len("abc", 3, 2) == 0)
assert(utf8.len(text, math.mininteger // 1 == 0 and 1 or -#text) == 5 and not pcall(utf8.len, text, math.maxinteger)
  and not pcall(utf8.codepoint, text, math.mininteger))
assert(#utf8.charpattern == 14 and ("x"):match(utf8.charpattern) == "x")
