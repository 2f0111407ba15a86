-- find with and without patterns, and malformed patterns.
print(("hello world"):find("wor"), ("hello"):find("l"), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 10), --> expect: 7	3	nil	1	nil	6	5
  ("hello"):find("", 6))
print(("a.b"):find(".", 1, true), ("a.b"):find("%."), ("a+b"):find("+", 1, true), ("abc"):find("b", -1), ("abc"):find("b", -2), --> expect: 2	2	2	nil	2	nil
  ("abc"):find("a", 2))
print(("key = value"):find("(%w+)%s*=%s*(%w+)")) --> expect: 1	11	key	value
print(("hello"):find("l+"), ("hello"):find("(l)(l)"), ("hello"):find("()ll()")) --> expect: 3	3	3	4	3	5
print(("abc"):find("^b"), ("abc"):find("^a"), ("abc"):find("c$"), ("a$c"):find("$c"), ("a^c"):find("a^")) --> expect: nil	1	3	2	1	2
print(pcall(string.find, "a")) --> expect: false	bad argument #2 to 'string.find' (string expected, got no value)
print(pcall(string.find, "a", "(")) --> expect: false	unfinished capture
print(pcall(string.find, "a", "%")) --> expect: false	malformed pattern (ends with '%')
print(pcall(string.find, "a", "[a")) --> expect: false	malformed pattern (missing ']')
print(pcall(string.find, "a", "(a))")) --> expect: false	invalid pattern capture
print(pcall(string.find, "a", "%1")) --> expect: false	invalid capture index %1
print(pcall(string.find, "a", "%f")) --> expect: false	missing '[' after '%f' in pattern
print(pcall(string.find, "a", "%b")) --> expect: false	malformed pattern (missing arguments to '%b')
print(pcall(string.find, "a", ("(a)"):rep(33))) --> expect: true	nil
