-- attack: pattern items: frontier, balance, position captures, anchors, sets, back references, errors
-- expect: ok
assert(("THE (quick) fox"):find("%((%a+)%)") == 5 and ("hello world"):match("^(%w+)") == "hello" and ("x"):match("()") == 1
  and select("#", ("abc"):find("(b)()")) == 4)
assert(("THE (quick) fox"):gsub("%f[%a]%a+", "W") == "W (W) W" and ("foo.bar"):find("%f[%.]") == 4 and ("abc"):find("%f[\0]") == 4
  and ("[[x]]"):match("%b[]") == "[[x]]" and ("(a(b)c)d"):match("%b()") == "(a(b)c)" and ("((a)"):match("%b()") == "(a)")
assert(("abcabc"):match("(abc)%1") == "abc" and ("abab"):match("^(a)(b)%1%2$") == "a" and ("a]b"):match("[]]") == "]"
  and ("a-b"):match("[a%-]+") == "a-" and ("a^b"):match("[%^]") == "^" and ("a^b"):match("[b^]") == "^" and ("a-"):match("[a-]+") == "a-"
  and ("x]"):match("[^]]") == "x")
assert(("  trim  "):match("^%s*(.-)%s*$") == "trim" and ("key = val"):match("^(%w+)%s*=%s*(%w+)$") == "key"
  and ("2024-01-02"):match("(%d+)-(%d+)-(%d+)") == "2024")
assert(("aaa"):find("a-", 2) == 2 and select(2, ("aaa"):find("a-", 2)) == 1 and ("aaa"):match("a-$") == "aaa"
  and ("abc"):match(".-") == "" and ("a.b"):find(".", 2, true) == 2 and ("abc"):find("", 4) == 4 and ("abc"):find("", 5) == nil
  and ("abc"):find("b", -2) == 2 and ("abc"):find("a", -100) == 1)
assert(("\0a\0"):match("%z") == "\0" and ("a\0b"):find("\0", 1, true) == 2 and ("a\0b"):match("[%z]") == "\0"
  and ("$^x"):match("$^") == "$^" and ("a$"):match("a$$") == "a$" and ("^a"):match("^^a") == "^a" and ("a+b"):match("a%+b") == "a+b")
assert(("hello"):gsub("", "-") == "-h-e-l-l-o-" and ("hello world"):gsub("o*", "x") == "xhxexlxlx xwxrxlxdx")
local s, n = ("abc"):gsub("", "-"); assert(s == "-a-b-c-" and n == 4)
s, n = ("hello world"):gsub("o", "0", 1); assert(s == "hell0 world" and n == 1); s, n = ("abc"):gsub("%w", "%0%0")
assert(s == "aabbcc" and n == 3); s, n = ("abc"):gsub("b", "%%"); assert(s == "a%c"); s = ("abc def"):gsub("(%w+) (%w+)", "%2 %1")
assert(s == "def abc")
s = ("$name is $age"):gsub("%$(%w+)", { name = "Bob", age = 7 }); assert(s == "Bob is 7"); s = ("abc"):gsub("%w", { a = "1", b = false })
assert(s == "1bc"); s = ("abc"):gsub("%w", function(c) if c == "b" then return nil elseif c == "a" then return false end return 9 end)
assert(s == "ab9")
s, n = ("abc"):gsub("x*$", "-"); assert(s == "abc-" and n == 1); s, n = ("  a b  "):gsub("^%s+", ""); assert(s == "a b  ")
s, n = ("aaa"):gsub("^a", "b"); assert(s == "baa" and n == 1); s, n = ("abc"):gsub(".", "", 0); assert(s == "abc" and n == 0)
s, n = ("abc"):gsub(".", "x", -1); assert(n == 0)
local words = {}; for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do words[k] = v end; assert(words.a == "1" and words.b == "2")
local pos = {}; for p in ("a,b,,c"):gmatch("(),?") do pos[#pos + 1] = p end; assert(#pos >= 4)
local g = {}; for m in ("hello"):gmatch("l*") do g[#g + 1] = m end; assert(table.concat(g, "|") == "||ll|")
for m in ("abc"):gmatch("b", 3) do error("init ignored") end
local function bad(want, f, ...) local ok, e = pcall(f, ...); assert(not ok and e:find(want, 1, true), tostring(e)) end
bad("missing ']'", string.find, "a", "[a"); bad("missing ']'", string.find, "a", "[]"); bad("missing ']'", string.find, "a", "[^]")
bad("ends with '%'", string.find, "a", "%"); bad("unfinished capture", string.find, "a", "(a")
bad("invalid pattern capture", string.match, "a", "a)"); bad("missing arguments to '%b'", string.find, "a", "%b")
bad("missing arguments to '%b'", string.find, "a", "%bx"); bad("missing '[' after '%f'", string.find, "a", "%f")
bad("invalid capture index", string.find, "a", "%1"); bad("invalid capture index", string.find, "aa", "(a%1)")
bad("too many captures", string.find, ("a"):rep(40), ("(a)"):rep(33))
bad("invalid capture index %2", string.gsub, "abc", "(a)", "%2")
bad("invalid use of '%' in replacement string", string.gsub, "abc", "a", "%x")
bad("invalid replacement value (a table)", string.gsub, "abc", "a", function() return {} end)
bad("string/function/table expected", string.gsub, "abc", "a", true)
bad("invalid replacement value (a boolean)", string.gsub, "abc", "a", function() return true end)
assert(("\xe9t\xe9"):match("[\xe0-\xff]+") == "\xe9" and ("a-z"):match("[a%-z]+") == "a-z" and ("]"):match("[]-a]") == "]"
  and ("%d"):match("%%d") == "%d" and ("x"):rep(10):match("x?x?x?") == "xxx")
