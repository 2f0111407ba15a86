-- attack: bytes, lone surrogates, zeros and noncharacters, in and out
-- expect: ok
-- profile: host
local echo = host.echo
for _, text in ipairs {
  "", "\0", "a\0b", "\xff\xfe", "\x80", "\xc3\x28", "\xed\xa0\x80", "\xed\xb2\x80", "\xf4\x90\x80\x80", "\u{10ffff}", "\u{fffe}",
  "\u{feff}x", "\u{7fffffff}",
  "e\u{301}", "\u{e9}", "\r\n", "\u{2028}", "__proto__", "\xc0\x80", "\xe2\x82", "\xf0\x9f\x98\x80", "\xf0\x9f\x98",
  "\xed\xa0\xbd\xed\xb8\x80",
} do assert(echo(text) == text and #echo(text) == #text, string.format("%q", text)) end
local all = {}
for a = 0, 255 do for b = 0, 255, 5 do all[#all + 1] = string.char(a, b) end end
local joined = table.concat(all)
assert(echo(joined) == joined)
for _, pair in ipairs(all) do assert(echo(pair) == pair) end
assert(not pcall(host.lone_surrogate))
assert(host.bytes(255, 0, 128) == "\xff\0\x80" and host.bytes() == "")
