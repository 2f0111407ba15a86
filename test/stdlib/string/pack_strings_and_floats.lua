-- string.pack, unpack and packsize: strings, floats, alignment and wrong formats (manual §6.4.2).
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
local function try(f, ...) print(select(2, pcall(f, ...))) end
local function pack(...) local result = string.pack(...) return result end
local function unpack(...) return string.unpack(...) end
local function size(...) local result = string.packsize(...) return result end
print(hex(pack("<s1 s2 s", "a", "bc", "")), unpack("<s1 s2 s", pack("<s1 s2 s", "a", "bc", ""))) --> expect: 0161020062630000000000000000	a	bc		15
print(hex(pack("z z", "ab", "")), unpack("zz", "ab\0\0")) --> expect: 61620000	ab		5
print(hex(pack("c5 c0 x", "abc", "")), unpack("c2 x c1", "abcd")) --> expect: 616263000000	ab	d	5
print(hex(pack("<f > d n", 1.5, -2.25, 3)), unpack("<f > d n", pack("<f > d n", 1.5, -2.25, 3))) --> expect: 0000c03fc0020000000000004008000000000000	1.5	-2.25	3.0	21
print(unpack("<f", pack("<f", 0.1)), unpack("<f", pack("<f", 1e300)), unpack(">d", pack(">d", -0.0))) --> expect: 0.10000000149012	inf	-0.0	9
print(hex(pack("<!4 b i4 b i8", 1, 2, 3, 4))) --> expect: 0100000002000000030000000400000000000000
print(hex(pack("<!8 b Xd", 1)), hex(pack("!2 b Xi8 h", 1, 2))) --> expect: 0100000000000000	01000200
try(pack, "z", "a\0b") --> expect: pack_strings_and_floats.lua:4: bad argument #2 to 'pack' (string contains zeros)
try(pack, "c2", "abc") --> expect: pack_strings_and_floats.lua:4: bad argument #2 to 'pack' (string longer than given size)
try(pack, "s1", ("x"):rep(256)) --> expect: pack_strings_and_floats.lua:4: bad argument #2 to 'pack' (string length does not fit in given size)
try(pack, "c", "x") --> expect: pack_strings_and_floats.lua:4: missing size for format option 'c'
try(pack, "z") --> expect: pack_strings_and_floats.lua:4: bad argument #2 to 'pack' (string expected, got nil)
try(unpack, "z", "abc") --> expect: pack_strings_and_floats.lua:5: bad argument #2 to 'unpack' (unfinished string for format 'z')
try(unpack, "s1", "\5abc") --> expect: pack_strings_and_floats.lua:5: bad argument #2 to 'unpack' (data string too short)
try(unpack, "s", ("\xFF"):rep(8)) --> expect: pack_strings_and_floats.lua:5: bad argument #2 to 'unpack' (data string too short)
try(unpack, "c4", "abc") --> expect: pack_strings_and_floats.lua:5: bad argument #2 to 'unpack' (data string too short)
try(unpack, "d", "abc") --> expect: pack_strings_and_floats.lua:5: bad argument #2 to 'unpack' (data string too short)
try(size, "s") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (variable-length format)
try(size, "iz") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (variable-length format)
try(size, "X") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (invalid next option for option 'X')
try(size, "Xc1") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (invalid next option for option 'X')
try(size, "Xz") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (invalid next option for option 'X')
try(size, "!3 i3") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (format asks for alignment not power of 2)
try(size, "!4 i3") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (format asks for alignment not power of 2)
try(size, "!17") --> expect: pack_strings_and_floats.lua:6: integral size (17) out of limits [1,16]
try(size, "c2147483639 c100") --> expect: pack_strings_and_floats.lua:6: bad argument #1 to 'packsize' (format result too large)
try(size, "c21474836470") --> expect: pack_strings_and_floats.lua:6: invalid format option '7'
print(size("c2147483639"), size(""), size("<>=! ")) --> expect: 2147483639	0	0
