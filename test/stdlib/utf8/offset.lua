-- utf8.offset: counting from both ends and from a position, wrong arguments.
local text = "a\u{e4}\u{6708}\u{1F319}"
print(utf8.offset(text, 1), utf8.offset(text, 2), utf8.offset(text, 3), utf8.offset(text, 4), utf8.offset(text, 5)) --> expect: 1	2	4	7	11
print(utf8.offset(text, 6)) --> expect: nil
print(utf8.offset(text, -1), utf8.offset(text, -2), utf8.offset(text, -4)) --> expect: 7	4	1
print(utf8.offset(text, -5)) --> expect: nil
print(utf8.offset(text, 0, 5), utf8.offset(text, 0, 1), utf8.offset(text, 0, #text + 1)) --> expect: 4	1	11
print(utf8.offset(text, 2, 2), utf8.offset(text, -1, 4), utf8.offset(text, 1, #text + 1)) --> expect: 4	2	11
print(utf8.offset("", 1), utf8.offset("", 0), utf8.offset("", -1)) --> expect: 1	1	nil
print(utf8.offset("\x80\x80\x80", 0, 3)) --> expect: 1
print(pcall(utf8.offset)) --> expect: false	bad argument #1 to 'utf8.offset' (string expected, got no value)
print(pcall(utf8.offset, "abc")) --> expect: false	bad argument #2 to 'utf8.offset' (number expected, got no value)
print(pcall(utf8.offset, "abc", 1, 5)) --> expect: false	bad argument #3 to 'utf8.offset' (position out of bounds)
print(pcall(utf8.offset, "abc", 1, -4)) --> expect: false	bad argument #3 to 'utf8.offset' (position out of bounds)
print(pcall(utf8.offset, text, 1, 3)) --> expect: false	initial position is a continuation byte
print(pcall(utf8.offset, text, -1, 3)) --> expect: false	initial position is a continuation byte
print(pcall(utf8.offset, "abc", {})) --> expect: false	bad argument #2 to 'utf8.offset' (number expected, got table)
print(pcall(utf8.offset, "abc", 1, {})) --> expect: false	bad argument #3 to 'utf8.offset' (number expected, got table)
