-- string.pack: what each option takes, bytes in both orders, wrong arguments.
local function bytes(...) return string.pack(...):byte(1, -1) end
print(bytes("b", -1)) --> expect: 255
print(bytes("<i2 >i2", 1, 1)) --> expect: 1	0	0	1
print(bytes("<i3 >I3", -2, 0x010203)) --> expect: 254	255	255	1	2	3
print(bytes("<i9", -1)) --> expect: 255	255	255	255	255	255	255	255	255
print(bytes(">I9", -1)) --> expect: 0	255	255	255	255	255	255	255	255
print(bytes("<j", math.mininteger)) --> expect: 0	0	0	0	0	0	0	128
print(bytes("<f >d", 1.5, -2)) --> expect: 0	0	192	63	192	0	0	0	0	0	0	0
print(bytes("z s1 c4", "ab", "cd", "e")) --> expect: 97	98	0	2	99	100	101	0	0	0
print(bytes("!4 b i4", 1, 2)) --> expect: 1	0	0	0	2	0	0	0
print(bytes("!2 b Xh b x", 1, 2)) --> expect: 1	0	2	0
print(bytes("b b", "1", 2.0)) --> expect: 1	2
print(#string.pack("s", ("x"):rep(1000)), #string.pack("c1000", ""), #string.pack(("i16"):rep(200), table.unpack((function() local t = {} for i = 1, 200 do t[i] = i end return t end)()))) --> expect: 1008	1000	3200
print(string.pack("") == "") --> expect: true
print(pcall(string.pack)) --> expect: false	bad argument #1 to 'string.pack' (string expected, got no value)
print(pcall(string.pack, "b")) --> expect: false	bad argument #2 to 'string.pack' (number expected, got nil)
print(pcall(string.pack, "b", {})) --> expect: false	bad argument #2 to 'string.pack' (number expected, got table)
print(pcall(string.pack, "b", 1.5)) --> expect: false	bad argument #2 to 'string.pack' (number has no integer representation)
print(pcall(string.pack, "b", 128)) --> expect: false	bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "b", -129)) --> expect: false	bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "B", 256)) --> expect: false	bad argument #2 to 'string.pack' (unsigned overflow)
print(pcall(string.pack, "B", -1)) --> expect: false	bad argument #2 to 'string.pack' (unsigned overflow)
print(pcall(string.pack, "i7", 1 << 55)) --> expect: false	bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "f", "x")) --> expect: false	bad argument #2 to 'string.pack' (number expected, got string)
print(pcall(string.pack, "c2", "abc")) --> expect: false	bad argument #2 to 'string.pack' (string longer than given size)
print(pcall(string.pack, "z", "a\0b")) --> expect: false	bad argument #2 to 'string.pack' (string contains zeros)
print(pcall(string.pack, "s1", ("x"):rep(256))) --> expect: false	bad argument #2 to 'string.pack' (string length does not fit in given size)
print(pcall(string.pack, "z", {})) --> expect: false	bad argument #2 to 'string.pack' (string expected, got table)
print(pcall(string.pack, "b y", 1)) --> expect: false	invalid format option 'y'
print(pcall(string.pack, "!4 i3", 1)) --> expect: false	bad argument #1 to 'string.pack' (format asks for alignment not power of 2)
