-- string.sub: every kind of position; wrong arguments.
local s = "hello"
print(s:sub(2), s:sub(2, 4), s:sub(-3), s:sub(-3, -2)) --> expect: ello	ell	llo	ll
print(s:sub(0), s:sub(1, 0) == "", s:sub(6) == "", s:sub(5), s:sub(10, 20) == "") --> expect: hello	true	true	o	true
print(s:sub(-100), s:sub(-100, 2), s:sub(2, 100), s:sub(4, 2) == "", s:sub(-1, -3) == "") --> expect: hello	he	ello	true	true
print(s:sub(math.mininteger, math.maxinteger), s:sub(math.maxinteger) == "", s:sub(math.mininteger, math.mininteger) == "") --> expect: hello	true	true
print(s:sub("2", "3"), s:sub(2.0, 3.0), s:sub(2, nil)) --> expect: el	el	ello
print(string.sub(12345, 2, 3)) --> expect: 23
print((""):sub(1, 1) == "") --> expect: true
print(#("a\0b\0c"):sub(2, 4)) --> expect: 3
print(pcall(string.sub)) --> expect: false	bad argument #1 to 'string.sub' (string expected, got no value)
print(pcall(string.sub, "x")) --> expect: false	bad argument #2 to 'string.sub' (number expected, got no value)
print(pcall(string.sub, "x", nil)) --> expect: false	bad argument #2 to 'string.sub' (number expected, got nil)
print(pcall(string.sub, "x", 1.5)) --> expect: false	bad argument #2 to 'string.sub' (number has no integer representation)
print(pcall(string.sub, "x", 1, "y")) --> expect: false	bad argument #3 to 'string.sub' (number expected, got string)
print(pcall(string.sub, "x", 1, {})) --> expect: false	bad argument #3 to 'string.sub' (number expected, got table)
print(pcall(string.sub, {}, 1)) --> expect: false	bad argument #1 to 'string.sub' (string expected, got table)
