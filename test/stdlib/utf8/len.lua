-- utf8.len: ranges, where the first invalid byte stands, wrong arguments.
local text = "a\u{e4}\u{6708}\u{1F319}"
print(utf8.len(text), utf8.len(""), utf8.len("abc")) --> expect: 4	0	3
print(utf8.len(text, 2), utf8.len(text, -4), utf8.len(text, 2, 3), utf8.len(text, 11), utf8.len(text, 3, 2)) --> expect: 3	1	1	0	0
print(utf8.len("ab\xffcd")) --> expect: nil	3
print(utf8.len("ab\x80")) --> expect: nil	3
print(utf8.len("\xe6\x9c")) --> expect: nil	1
print(utf8.len("\u{d800}"), utf8.len("\u{d800}", 1, -1, true)) --> expect: nil	1
print(utf8.len("\u{7fffffff}", 1, -1, true)) --> expect: 1
print(utf8.len(("\u{6708}"):rep(5000))) --> expect: 5000
print(utf8.len(123)) --> expect: 3
print(pcall(utf8.len)) --> expect: false	bad argument #1 to 'utf8.len' (string expected, got no value)
print(pcall(utf8.len, {})) --> expect: false	bad argument #1 to 'utf8.len' (string expected, got table)
print(pcall(utf8.len, "abc", 5)) --> expect: false	bad argument #2 to 'utf8.len' (initial position out of bounds)
print(pcall(utf8.len, "abc", 0)) --> expect: false	bad argument #2 to 'utf8.len' (initial position out of bounds)
print(pcall(utf8.len, "abc", 1, 4)) --> expect: false	bad argument #3 to 'utf8.len' (final position out of bounds)
print(pcall(utf8.len, "abc", {})) --> expect: false	bad argument #2 to 'utf8.len' (number expected, got table)
print(pcall(utf8.len, "abc", 1, {})) --> expect: false	bad argument #3 to 'utf8.len' (number expected, got table)
