-- Positions from both ends, and repeated strings.
local s = "hello"
print(s:sub(2), s:sub(2, 3), s:sub(-3), s:sub(-3, -2), s:sub(0), s:sub(10), s:sub(3, 2), s:sub(-100, 100), s:sub(2, -2), --> expect: ello	el	llo	ll	hello			hello	ell	hello
  s:sub(math.mininteger, math.maxinteger))
print(s:len(), (""):len(), ("a\0b"):len(), s:reverse(), (""):reverse(), s:rep(3), s:rep(2, "-"), s:rep(0), s:rep(-1), --> expect: 5	0	3	olleh		hellohellohello	hello-hello			hello	,,,,
  s:rep(1, "x"), (""):rep(5, ","))
print(s:upper(), ("ABC xyz \xe9"):lower():byte(1, -1)) --> expect: HELLO	97	98	99	32	120	121	122	32	233
print(pcall(string.sub)) --> expect: false	bad argument #1 to 'string.sub' (string expected, got no value)
print(pcall(string.sub, "x")) --> expect: false	bad argument #2 to 'string.sub' (number expected, got no value)
print(pcall(string.sub, "x", "a")) --> expect: false	bad argument #2 to 'string.sub' (number expected, got string)
print(pcall(string.rep, "x")) --> expect: false	bad argument #2 to 'string.rep' (number expected, got no value)
print(pcall(string.rep, "x", 1.5)) --> expect: false	bad argument #2 to 'string.rep' (number has no integer representation)
print(pcall(string.rep, "x", 1 << 40)) --> expect: false	resulting string too large
print(pcall(string.len)) --> expect: false	bad argument #1 to 'string.len' (string expected, got no value)
print(pcall(string.upper, {})) --> expect: false	bad argument #1 to 'string.upper' (string expected, got table)
print(("x"):rep("3")) --> expect: xxx
