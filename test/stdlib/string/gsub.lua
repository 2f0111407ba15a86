-- Replacements by string, table and function.
print(("hello"):gsub("l", "L"), ("hello"):gsub("l", "L", 1), ("hello"):gsub("", "-"), ("abc"):gsub("%w", "%0%0"), --> expect: heLLo	heLlo	-h-e-l-l-o-	aabbcc	bac	1
  ("abc"):gsub("(a)(b)", "%2%1"))
print(("hello world"):gsub("%w+", { hello = "bye", world = false }), ("hello"):gsub("l", function() end), ("hello"):gsub("l", --> expect: bye world	hello	heLLo	1 b	2
  function(c) return c:upper() end), ("a b"):gsub("%w", function(c)
  return c == "a" and 1
end))
print(("abc"):gsub("b", "%%"), ("abc"):gsub("()", "%1"), ("abc"):gsub(".", { a = 1, b = true and 2.5 }), ("x"):gsub("x", "%1"), --> expect: a%c	1a2b3c4	12.5c	x	xbc	xaa	abc!	1
  ("abc"):gsub("^a", "x"), ("aaa"):gsub("^a", "x"), ("abc"):gsub("$", "!"))
print(pcall(string.gsub, "x", "x", "%2")) --> expect: false	invalid capture index %2
print(pcall(string.gsub, "x", "x", "%a")) --> expect: false	invalid use of '%' in replacement string
print(pcall(string.gsub, "x", "x", "%")) --> expect: false	invalid use of '%' in replacement string
print(pcall(string.gsub, "x", "x")) --> expect: false	bad argument #3 to 'string.gsub' (string/function/table expected, got no value)
print(pcall(string.gsub, "x", "x", true)) --> expect: false	bad argument #3 to 'string.gsub' (string/function/table expected, got boolean)
print(pcall(string.gsub, "x", "x", function() return {} end)) --> expect: false	invalid replacement value (a table)
print(pcall(string.gsub, "x", "x", { x = {} })) --> expect: false	invalid replacement value (a table)
print(pcall(string.gsub, "x", "(", "")) --> expect: true	x	2
print(("abc"):gsub("%w", "x", 0), ("abc"):gsub("%w", "x", -1), ("hello"):gsub("l+", string.upper), --> expect: abc	abc	heLLo	xx	1
  ("x y"):gsub("(%w) (%w)", setmetatable({}, { __index = function(_, k) return k .. k end })))
print(("a,b,,c"):gsub(",", ";"), ("\0a\0"):gsub("%z", "0"), ("abc"):gsub("(b)()", "%2%1")) --> expect: a;b;;c	0a0	a3bc	1
