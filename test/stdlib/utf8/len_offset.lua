-- utf8.len and utf8.offset (manual §6.5).
local function try(f, ...) print(select(2, pcall(f, ...))) end
local text = "aä月\u{1F319}"
print(utf8.len(""), utf8.len(text), utf8.len(text, 2), utf8.len(text, 2, 2), utf8.len(text, -4), utf8.len(text, 11)) --> expect: 0	4	3	1	1	0
print(utf8.len(text, 3)) --> expect: nil	3
print(utf8.len("abc\xE3def")) --> expect: nil	4
print(utf8.len("\u{D800}")) --> expect: nil	1
print(utf8.len("\u{D800}", 1, -1, true)) --> expect: 1
print(utf8.len("\xF4\x9F\xBF\xBF"), utf8.len("\xF4\x9F\xBF\xBF", 1, -1, true)) --> expect: nil	1
print(utf8.len("abc", 3, 1), utf8.len("abc", 4), utf8.len("abc", 1, -9)) --> expect: 0	0	0
local function len(...) local result = utf8.len(...) return result end
try(len, "abc", 0, 2) --> expect: len_offset.lua:11: bad argument #2 to 'len' (initial position out of bounds)
try(len, "abc", 5) --> expect: len_offset.lua:11: bad argument #2 to 'len' (initial position out of bounds)
try(len, "abc", 1, 4) --> expect: len_offset.lua:11: bad argument #3 to 'len' (final position out of bounds)
try(len, nil) --> expect: len_offset.lua:11: bad argument #1 to 'len' (string expected, got nil)
for n = -5, 5 do print(n, utf8.offset(text, n)) end --> expect: -5	nil
--> expect: -4	1
--> expect: -3	2
--> expect: -2	4
--> expect: -1	7
--> expect: 0	1
--> expect: 1	1
--> expect: 2	2
--> expect: 3	4
--> expect: 4	7
--> expect: 5	11
print(utf8.offset(text, 0, 3), utf8.offset(text, 0, 10), utf8.offset(text, 0, 11), utf8.offset("", 0), utf8.offset("", 1), utf8.offset("", -1)) --> expect: 2	7	11	1	1	nil
print(utf8.offset(text, 2, 2), utf8.offset(text, -1, 4), utf8.offset(text, 1, -4)) --> expect: 4	2	7
local function offset(...) local result = utf8.offset(...) return result end
try(offset, text, 1, 3) --> expect: len_offset.lua:29: initial position is a continuation byte
try(offset, text, -1, 5) --> expect: len_offset.lua:29: initial position is a continuation byte
try(offset, text, 1, 12) --> expect: len_offset.lua:29: bad argument #3 to 'offset' (position out of bounds)
try(offset, text, 1, 0) --> expect: len_offset.lua:29: bad argument #3 to 'offset' (position out of bounds)
try(offset, text) --> expect: len_offset.lua:29: bad argument #2 to 'offset' (number expected, got no value)
