-- utf8.char, charpattern and codepoint (manual §6.5).
local function try(...) print(select(2, pcall(...))) end
local text = utf8.char(72, 228, 26376, 0x1F319)
print(#text, text == "H\xC3\xA4\xE6\x9C\x88\xF0\x9F\x8C\x99") --> expect: 10	true
print(#utf8.char(), #utf8.char(0), #utf8.char(0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x1FFFFF, 0x200000, 0x3FFFFFF, 0x4000000)) --> expect: 0	1	35
print(utf8.char(0x7FFFFFFF) == "\xFD\xBF\xBF\xBF\xBF\xBF") --> expect: true
print(utf8.charpattern == "[\0-\x7F\xC2-\xFD][\x80-\xBF]*") --> expect: true
for c in text:gmatch(utf8.charpattern) do print(#c, utf8.codepoint(c)) end --> expect: 1	72
--> expect: 2	228
--> expect: 3	26376
--> expect: 4	127769
print(utf8.codepoint(text, 1, -1)) --> expect: 72	228	26376	127769
print(utf8.codepoint(text, 2)) --> expect: 228
print(select("#", utf8.codepoint(text, 3, 2))) --> expect: 0
print(utf8.codepoint("\u{D800}", 1, 1, true), utf8.codepoint("\u{7FFFFFFF}", 1, -1, true)) --> expect: 55296	2147483647
local function codepoint(...) return utf8.codepoint(...) end
try(codepoint, "\u{D800}") --> expect: characters.lua:16: invalid UTF-8 code
try(codepoint, "\u{110000}") --> expect: characters.lua:16: invalid UTF-8 code
try(codepoint, text, 3) --> expect: characters.lua:16: invalid UTF-8 code
try(codepoint, "\xC0\x80") --> expect: characters.lua:16: invalid UTF-8 code
try(codepoint, "abc", 0) --> expect: characters.lua:16: bad argument #2 to 'codepoint' (out of bounds)
try(codepoint, "abc", 1, 4) --> expect: characters.lua:16: bad argument #3 to 'codepoint' (out of bounds)
try(codepoint, "abc", 4) --> expect: characters.lua:16: bad argument #3 to 'codepoint' (out of bounds)
local function char(...) local result = utf8.char(...) return result end
try(char, -1) --> expect: characters.lua:24: bad argument #1 to 'char' (value out of range)
try(char, 0x80000000) --> expect: characters.lua:24: bad argument #1 to 'char' (value out of range)
try(char, 65, math.mininteger) --> expect: characters.lua:24: bad argument #2 to 'char' (value out of range)
try(char, "x") --> expect: characters.lua:24: bad argument #1 to 'char' (number expected, got string)
try(char, 1.5) --> expect: characters.lua:24: bad argument #1 to 'char' (number has no integer representation)
