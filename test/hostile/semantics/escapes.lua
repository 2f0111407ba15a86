-- attack: string escapes, line continuation, CR/LF handling, long brackets, comments
-- expect: ok
assert("\a\b\f\n\r\t\v\\\"\'" == string.char(7, 8, 12, 10, 13, 9, 11, 92, 34, 39))
assert("\65\066\0670" == "ABC0" and "\x41\x7e\xff" == "A~\255" and "\0\00\000" == "\0\0\0" and #"\0\0" == 2)
assert("a\z
        b" == "ab" and "a\z  \z  b" == "ab" and "line1\
line2" == "line1\nline2" and "\z
" == "")
assert("\u{41}" == "A" and "\u{e9}" == "\xc3\xa9" and "\u{20AC}" == "\xe2\x82\xac" and "\u{10FFFF}" == "\xf4\x8f\xbf\xbf"
  and "\u{7FFFFFFF}" == "\xfd\xbf\xbf\xbf\xbf\xbf" and "\u{D800}" == "\xed\xa0\x80" and "\u{0}" == "\0" and "\u{0000041}" == "A")
local function bad(src, want) local f, e = load(src); assert(f == nil and e:find(want, 1, true), src .. " -> " .. tostring(e)) end
bad([[return "\q"]], "invalid escape sequence"); bad([[return "\256"]], "decimal escape too large")
bad([[return "\300"]], "decimal escape too large"); bad([[return "\xZZ"]], "hexadecimal digit expected")
bad([[return "\x1"]], "hexadecimal digit expected")
bad([[return "\u{80000000}"]], "UTF-8 value too large"); bad([[return "\u{}"]], "hexadecimal digit expected")
bad([[return "\u41"]], "missing '{'"); bad([[return "\u{41"]], "missing '}'")
bad("return 'abc", "unfinished string"); bad("return 'abc\n'", "unfinished string"); bad("return [[abc", "unfinished long string")
bad("--[[ abc", "unfinished long comment"); bad("return [==abc", "invalid long string delimiter"); bad("return \"\\", "unfinished string")
assert(load("return [[\nabc]]")() == "abc" and load("return [[\r\nabc]]")() == "abc" and load("return [[\n\nabc]]")() == "\nabc"
  and load("return [[a\rb\r\nc\n\rd]]")() == "a\nb\nc\nd" and load("return 'a\\\r\nb'")() == "a\nb")
assert([==[a]]b]=]c]==] == "a]]b]=]c" and [[]] == "" and [=[
]=] == "" and #[[\n]] == 2)
assert(load("--[==[ x ]] ]=] \n ]==] return 1")() == 1 and load("--[[x]] return 2")() == 2 and load("--[ not long\nreturn 3")() == 3
  and load("--[=x\nreturn 4")() == 4 and load("--\nreturn 5")() == 5 and load("-- no newline")() == nil)
assert(load("return 1 --[[a\nb]] + 1")() == 2 and load("\xef\xbb\xbfreturn 6") == nil and load("#!shebang\nreturn 7") == nil
  and load("return 8;")() == 8 and load("return 8;;") == nil)
local _, e = load("x =\n\n\n= 1", "=c"); assert(e:find("^c:4:"), e)
_, e = load("return \27", "=c"); assert(e:find("<\\27>", 1, true), e)
_, e = load("x = }", "=c"); assert(e:find("near '}'", 1, true), e)
_, e = load("for", "=c"); assert(e:find("near <eof>", 1, true), e)
_, e = load("a b", "=c"); assert(e:find("syntax error near 'b'", 1, true), e)
assert(load("return '" .. "\u{e9}\0x" .. "'")() == "\u{e9}\0x")
