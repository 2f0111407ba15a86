-- string.match: captures of every kind, start positions, wrong arguments.
print(("key = value"):match("(%w+)%s*=%s*(%w+)")) --> expect: key	value
print(("2024-02-29"):match("(%d+)-(%d+)-(%d+)")) --> expect: 2024	02	29
print(("hello"):match("l+")) --> expect: ll
print(("hello"):match("()ll()")) --> expect: 3	5
print(("hello"):match("h(e(l)l)o")) --> expect: ell	l
print(("hello"):match("x*")) --> expect:
print(("hello"):match("^h", 2)) --> expect: nil
print(("hello"):match("^e", 2)) --> expect: e
print(("hello"):match("o$"), ("hello"):match("l$")) --> expect: o	nil
print(("a$b"):match("$b"), ("a^b"):match("a^b")) --> expect: $b	a^b
print(("abcabc"):match("(abc)%1")) --> expect: abc
print(("\"quoted\" 'text'"):match("([\"'])(.-)%1")) --> expect: "	quoted
print(("f(a(b)c)d"):match("%b()")) --> expect: (a(b)c)
print(("((("):match("%b()")) --> expect: nil
print(("aXXb"):match("%bXX")) --> expect: XX
print(("THE (quick) fox"):match("%f[%a]%a+%f[%A]"), ("THE (quick) fox"):find("%f[%a]%l+")) --> expect: THE	6	10
print(("end"):match("%f[%z]") == "", ("end"):find("%f[\0]")) --> expect: true	4	3
print(("a]b-c^d"):match("[]]"), ("a]b-c^d"):match("[%-]"), ("a]b-c^d"):match("[b^]+"), ("a]b-c^d"):match("[^%a]")) --> expect: ]	-	b	]
print(("x-z"):match("[a-]+"), ("%"):match("[%%]"), ("a-"):match("[+-a]+")) --> expect: -	%	a-
print(("\xff\x80"):match("[\x80-\xff]+"):byte(1, -1)) --> expect: 255	128
print(("  trim  "):match("^%s*(.-)%s*$") .. "|") --> expect: trim|
print(("aaa"):match("a-"), ("aaa"):match("a-$"), ("aab"):match("a-b"), ("aaa"):match("a?a?a?a")) --> expect: 	aaa	aab	aaa
print(string.match(12.5, "%d+")) --> expect: 12
print(pcall(string.match)) --> expect: false	bad argument #1 to 'string.match' (string expected, got no value)
print(pcall(string.match, "a")) --> expect: false	bad argument #2 to 'string.match' (string expected, got no value)
print(pcall(string.match, "a", "a", {})) --> expect: false	bad argument #3 to 'string.match' (number expected, got table)
print(pcall(string.match, "a", ")")) --> expect: false	invalid pattern capture
print(pcall(string.match, "a", "a(.)")) --> expect: true	nil
print(pcall(string.match, "ab", "a(.")) --> expect: false	unfinished capture
-- PUC gives up where matching nests more than 200 levels.
print(pcall(string.match, ("a"):rep(300), ("a?"):rep(198))) --> expect: true	aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
print(pcall(string.match, ("a"):rep(300), ("a?"):rep(199))) --> expect: true	aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
print(pcall(string.match, ("a"):rep(300), ("a?"):rep(200))) --> expect: false	pattern too complex
print(pcall(string.match, ("a"):rep(300), ("a*"):rep(300))) --> expect: true	aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
print(pcall(string.match, "", ("a*"):rep(300))) --> expect: true
print(#(("a"):rep(3000):match(".-b") or "none")) --> expect: 4
print(#("a"):rep(3000):match("(.-)$")) --> expect: 3000
