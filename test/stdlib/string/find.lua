-- string.find: results, start positions, plain searching, wrong arguments.
print(("hello world"):find("o")) --> expect: 5	5
print(("hello world"):find("o", 6)) --> expect: 8	8
print(("hello world"):find("o", -4)) --> expect: 8	8
print(("hello world"):find("o w")) --> expect: 5	7
print(("hello world"):find("(o)(.)")) --> expect: 5	6	o
print(("hello world"):find("()l()l()")) --> expect: 3	4	3	4	5
print(("hello world"):find("x")) --> expect: nil
print(("hello"):find("")) --> expect: 1	0
print(("hello"):find("", 6)) --> expect: 6	5
print(("hello"):find("", 7)) --> expect: nil
print(("hello"):find("", -100)) --> expect: 1	0
print(("hello"):find("h", 100)) --> expect: nil
print(("a.b"):find(".")) --> expect: 1	1
print(("a.b"):find(".", 1, true)) --> expect: 2	2
print(("a.b"):find(".", 1, false)) --> expect: 1	1
print(("a.b"):find(".", 1, 0)) --> expect: 2	2
print(("a+b+"):find("+b", nil, true)) --> expect: 2	3
print(("a)b"):find(")")) --> expect: 2	2
print(("a\0b\0c"):find("b\0c")) --> expect: 3	5
print(("a\0b"):find("%z")) --> expect: 2	2
print(("a\0b"):find("[\0]")) --> expect: 2	2
print(string.find(12345, 34)) --> expect: 3	4
print(("x"):rep(70000, ""):find("xy")) --> expect: nil
print((("x"):rep(70000) .. "yz"):find("yz")) --> expect: 70001	70002
print((("x"):rep(65535) .. "yz" .. ("x"):rep(70000)):find("yz")) --> expect: 65536	65537
-- Long texts, found at the first place they seem to stand, later, and never.
local long = ("ab"):rep(200)
print((long .. "c"):find(long .. "c", 1, true)) --> expect: 1	401
print((("ab"):rep(1000) .. "c"):find(long .. "c", 1, true)) --> expect: 1601	2001
print((("b"):rep(5000)):find(("b"):rep(300) .. "a" .. ("b"):rep(300), 1, true)) --> expect: nil
print((("b"):rep(5000) .. "a" .. ("b"):rep(300)):find(("b"):rep(300) .. "a" .. ("b"):rep(300), 1, true)) --> expect: 4701	5301
print((("aab"):rep(300)):find(("aab"):rep(299) .. "aac", 1, true)) --> expect: nil
print(pcall(string.find)) --> expect: false	bad argument #1 to 'string.find' (string expected, got no value)
print(pcall(string.find, "a")) --> expect: false	bad argument #2 to 'string.find' (string expected, got no value)
print(pcall(string.find, "a", {})) --> expect: false	bad argument #2 to 'string.find' (string expected, got table)
print(pcall(string.find, "a", "b", {})) --> expect: false	bad argument #3 to 'string.find' (number expected, got table)
print(pcall(string.find, "a", "b", 1.5)) --> expect: false	bad argument #3 to 'string.find' (number has no integer representation)
print(pcall(string.find, "a", "%")) --> expect: false	malformed pattern (ends with '%')
print(pcall(string.find, "a", "[a")) --> expect: false	malformed pattern (missing ']')
print(pcall(string.find, "a", "[a%")) --> expect: false	malformed pattern (missing ']')
print(pcall(string.find, "a", "(a")) --> expect: false	unfinished capture
print(pcall(string.find, "a", "a)")) --> expect: true	nil
print(pcall(string.find, "a", "%1")) --> expect: false	invalid capture index %1
print(pcall(string.find, "a", "(a)%2")) --> expect: false	invalid capture index %2
print(pcall(string.find, "a", "(a%1)")) --> expect: false	invalid capture index %1
print(pcall(string.find, "a", "%b")) --> expect: false	malformed pattern (missing arguments to '%b')
print(pcall(string.find, "a", "%bx")) --> expect: false	malformed pattern (missing arguments to '%b')
print(pcall(string.find, "a", "%f")) --> expect: false	missing '[' after '%f' in pattern
print(pcall(string.find, "a", "%fa")) --> expect: false	missing '[' after '%f' in pattern
print(pcall(string.find, "a", ("()"):rep(33))) --> expect: false	too many captures
print(select("#", ("a"):find(("()"):rep(32)))) --> expect: 34
