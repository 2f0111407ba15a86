-- string.gsub: every kind of replacement, and what is wrong with some.
print(("hello world"):gsub("o", "0")) --> expect: hell0 w0rld	2
print(("hello world"):gsub("o", "0", 1)) --> expect: hell0 world	1
print(("hello world"):gsub("o", "0", 0)) --> expect: hello world	0
print(("hello world"):gsub("o", "0", -1)) --> expect: hello world	0
print(("hello world"):gsub("(%w+) (%w+)", "%2 %1")) --> expect: world hello	1
print(("abc"):gsub("%w", "%0%0")) --> expect: aabbcc	3
print(("abc"):gsub("%w", "%1")) --> expect: abc	3
print(("abc"):gsub("()", "%1")) --> expect: 1a2b3c4	4
print(("abc"):gsub("b", "%%")) --> expect: a%c	1
print(("abc"):gsub("", "-")) --> expect: -a-b-c-	4
print(("abc"):gsub("x*", "-")) --> expect: -a-b-c-	4
print(("abc"):gsub("b*", "-")) --> expect: -a-c-	3
print(("abc"):gsub("^a", "x"), ("aaa"):gsub("^a", "x")) --> expect: xbc	xaa	1
print(("abc"):gsub("c$", "x")) --> expect: abx	1
print(("abc"):gsub("b", 12), ("abc"):gsub("b", 1.5)) --> expect: a12c	a1.5c	1
print(("a b c"):gsub("%a", { a = "A", b = false, c = 3 })) --> expect: A b 3	3
print(("abc"):gsub("(b)(c)", { b = "first" })) --> expect: afirst	1
print(("abc"):gsub("()", { "one", nil, 3 })) --> expect: oneab3c	4
print(("abc"):gsub("%w", setmetatable({}, { __index = function(_, key) return key:upper() end }))) --> expect: ABC	3
print(("abc"):gsub("(a)(b)", function(...) return select("#", ...) .. ... end)) --> expect: 2ac	1
print(("abc"):gsub("%w", function(c) if c == "b" then return nil end return c .. c end)) --> expect: aabcc	3
print(("abc"):gsub("%w", function() return false end)) --> expect: abc	3
print(("abc"):gsub("%w", function() end)) --> expect: abc	3
print(("abc"):gsub("%w", function() return 1, 2 end)) --> expect: 111	3
print(("abc def"):gsub("%w+", function(word) return (word:gsub("%w", "%0.")) end)) --> expect: a.b.c. d.e.f.	2
print(string.gsub(121, 1, 3)) --> expect: 323	2
print(pcall(string.gsub)) --> expect: false	bad argument #1 to 'string.gsub' (string expected, got no value)
print(pcall(string.gsub, "a")) --> expect: false	bad argument #2 to 'string.gsub' (string expected, got no value)
print(pcall(string.gsub, "a", "a")) --> expect: false	bad argument #3 to 'string.gsub' (string/function/table expected, got no value)
print(pcall(string.gsub, "a", "a", nil)) --> expect: false	bad argument #3 to 'string.gsub' (string/function/table expected, got nil)
print(pcall(string.gsub, "a", "a", true)) --> expect: false	bad argument #3 to 'string.gsub' (string/function/table expected, got boolean)
print(pcall(string.gsub, "a", "a", "b", {})) --> expect: false	bad argument #4 to 'string.gsub' (number expected, got table)
print(pcall(string.gsub, "a", "a", "b", 1.5)) --> expect: false	bad argument #4 to 'string.gsub' (number has no integer representation)
print(pcall(string.gsub, "a", "a", "%2")) --> expect: false	invalid capture index %2
print(pcall(string.gsub, "a", "(a)", "%2")) --> expect: false	invalid capture index %2
print(pcall(string.gsub, "a", "a", "%x")) --> expect: false	invalid use of '%' in replacement string
print(pcall(string.gsub, "a", "a", "%")) --> expect: false	invalid use of '%' in replacement string
print(pcall(string.gsub, "b", "a", "%")) --> expect: true	b	0
print(pcall(string.gsub, "a", "a", { a = {} })) --> expect: false	invalid replacement value (a table)
print(pcall(string.gsub, "a", "a", { a = true })) --> expect: false	invalid replacement value (a boolean)
print(pcall(string.gsub, "a", "a", function() return {} end)) --> expect: false	invalid replacement value (a table)
print(pcall(string.gsub, "a", "a", function() return print end)) --> expect: false	invalid replacement value (a function)
print(pcall(string.gsub, "a", "(a", function() return "b" end)) --> expect: false	unfinished capture
print(pcall(string.gsub, "a", "()(a", { [1] = "b" })) --> expect: true	b	1
print(pcall(string.gsub, "a", "()(a", setmetatable({}, { __index = function() return "b" end }))) --> expect: true	b	1
print(pcall(string.gsub, "a", "a", function() error("mine", 0) end)) --> expect: false	mine
print(pcall(string.gsub, "a", "a", function() error({}) end) == false) --> expect: true
