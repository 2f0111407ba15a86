-- utf8.codepoint: ranges, lax codes, wrong arguments.
local text = "a\u{e4}\u{6708}\u{1F319}"
print(utf8.codepoint(text)) --> expect: 97
print(utf8.codepoint(text, 1, -1)) --> expect: 97	228	26376	127769
print(utf8.codepoint(text, 2), utf8.codepoint(text, 4), utf8.codepoint(text, -4)) --> expect: 228	26376	127769
print(select("#", utf8.codepoint(text, 3, 2))) --> expect: 0
print(utf8.codepoint("\u{7fffffff}", 1, 1, true)) --> expect: 2147483647
print(utf8.codepoint("\xed\xa0\x80", 1, 1, true)) --> expect: 55296
print(select("#", utf8.codepoint("", 1, 0))) --> expect: 0
print(pcall(utf8.codepoint)) --> expect: false	bad argument #1 to 'utf8.codepoint' (string expected, got no value)
print(pcall(utf8.codepoint, "")) --> expect: false	bad argument #3 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, text, 3)) --> expect: false	invalid UTF-8 code
print(pcall(utf8.codepoint, text, 0)) --> expect: false	bad argument #2 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, text, 1, 100)) --> expect: false	bad argument #3 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, text, -100)) --> expect: false	bad argument #2 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, text, {})) --> expect: false	bad argument #2 to 'utf8.codepoint' (number expected, got table)
print(pcall(utf8.codepoint, "\u{7fffffff}")) --> expect: false	invalid UTF-8 code
print(pcall(utf8.codepoint, "\xed\xa0\x80")) --> expect: false	invalid UTF-8 code
print(pcall(utf8.codepoint, "\xc0\x80")) --> expect: false	invalid UTF-8 code
print(pcall(utf8.codepoint, "\xe6\x9c")) --> expect: false	invalid UTF-8 code
