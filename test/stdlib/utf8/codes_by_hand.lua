-- utf8.codes: the iterator, its positions and what stops it.
for position, code in utf8.codes("a\u{e4}\u{6708}") do print(position, code) end --> expect: 1	97
--> expect: 2	228
--> expect: 4	26376
for _ in utf8.codes("") do print("never") end
for position, code in utf8.codes("\u{7fffffff}\u{d800}", true) do print(position, code) end --> expect: 1	2147483647
--> expect: 7	55296
local iterator, text, start = utf8.codes("ab")
print(type(iterator), text, start, iterator(text, 0)) --> expect: function	ab	0	1	97
print(iterator(text, 1)) --> expect: 2	98
print(select("#", iterator(text, 2))) --> expect: 0
print(select("#", iterator(text, 100)), select("#", iterator(text, -1))) --> expect: 0	0
print(iterator("\u{6708}x", 1)) --> expect: 4	120
print(pcall(utf8.codes)) --> expect: false	bad argument #1 to 'utf8.codes' (string expected, got no value)
print(pcall(utf8.codes, {})) --> expect: false	bad argument #1 to 'utf8.codes' (string expected, got table)
print(pcall(utf8.codes, "\x80")) --> expect: false	bad argument #1 to 'utf8.codes' (invalid UTF-8 code)
print(pcall(function() for _ in utf8.codes("a\xffb") do end end)) --> expect: false	codes_by_hand.lua:17: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("a\u{e4}\x80") do end end)) --> expect: false	codes_by_hand.lua:18: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("\u{7fffffff}") do end end)) --> expect: false	codes_by_hand.lua:19: invalid UTF-8 code
print(pcall(iterator)) --> expect: false	bad argument #1 to '?' (string expected, got no value)
