-- string.pack, unpack and packsize: integers of every size (manual §6.4.2).
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
local function try(f, ...) print(select(2, pcall(f, ...))) end
local function pack(...) local result = string.pack(...) return result end
local function unpack(...) return string.unpack(...) end
for _, option in ipairs { "b", "h", "i", "l", "j", "i3", "i5", "i7", "i16" } do
  for _, order in ipairs { "<", ">" } do
    local packed = pack(order .. option, -2)
    print(option, hex(packed), unpack(order .. option, packed)) --> expect: b	fe	-2	2
    --> expect: b	fe	-2	2
    --> expect: h	feff	-2	3
    --> expect: h	fffe	-2	3
    --> expect: i	feffffff	-2	5
    --> expect: i	fffffffe	-2	5
    --> expect: l	feffffffffffffff	-2	9
    --> expect: l	fffffffffffffffe	-2	9
    --> expect: j	feffffffffffffff	-2	9
    --> expect: j	fffffffffffffffe	-2	9
    --> expect: i3	feffff	-2	4
    --> expect: i3	fffffe	-2	4
    --> expect: i5	feffffffff	-2	6
    --> expect: i5	fffffffffe	-2	6
    --> expect: i7	feffffffffffff	-2	8
    --> expect: i7	fffffffffffffe	-2	8
    --> expect: i16	feffffffffffffffffffffffffffffff	-2	17
    --> expect: i16	fffffffffffffffffffffffffffffffe	-2	17
  end
end
for _, option in ipairs { "B", "H", "I", "I3", "I6", "I7" } do
  local packed = pack(option, 200)
  print(option, hex(packed), unpack(option, ("\xFF"):rep(#packed))) --> expect: B	c8	255	2
  --> expect: H	c800	65535	3
  --> expect: I	c8000000	4294967295	5
  --> expect: I3	c80000	16777215	4
  --> expect: I6	c80000000000	281474976710655	7
  --> expect: I7	c8000000000000	72057594037927935	8
end
print(unpack("J", ("\xFF"):rep(8))) --> expect: -1	9
print(unpack(">i16", ("\xFF"):rep(8) .. "\x80" .. ("\0"):rep(7))) --> expect: -9223372036854775808	17
print(hex(pack("<I16", -1)), hex(pack("<j", math.mininteger)), hex(pack(">j", 2^53))) --> expect: ffffffffffffffff0000000000000000	0000000000000080	0020000000000000
try(unpack, "<I16", ("\xFF"):rep(16)) --> expect: pack_integers.lua:5: 16-byte integer does not fit into Lua Integer
try(unpack, "<I9", ("\0"):rep(8) .. "\1") --> expect: pack_integers.lua:5: 9-byte integer does not fit into Lua Integer
try(pack, "b", 128) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (integer overflow)
try(pack, "i7", 2^55) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (integer overflow)
try(pack, "h", -32769) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (integer overflow)
try(pack, "B", 256) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (unsigned overflow)
try(pack, "I7", -1) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (unsigned overflow)
try(pack, "i", "x") --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (number expected, got string)
try(pack, "i", 1.5) --> expect: pack_integers.lua:4: bad argument #2 to 'pack' (number has no integer representation)
try(pack, "ii", 1) --> expect: pack_integers.lua:4: bad argument #3 to 'pack' (number expected, got nil)
try(pack, "i17", 1) --> expect: pack_integers.lua:4: integral size (17) out of limits [1,16]
try(pack, "I0", 1) --> expect: pack_integers.lua:4: integral size (0) out of limits [1,16]
try(pack, "r", 1) --> expect: pack_integers.lua:4: invalid format option 'r'
try(unpack, "i", "abc") --> expect: pack_integers.lua:5: bad argument #2 to 'unpack' (data string too short)
try(unpack, "b", "abc", 5) --> expect: pack_integers.lua:5: bad argument #3 to 'unpack' (initial position out of string)
print(unpack("b", "abc", -1)) --> expect: 99	4
print(unpack("<!4 b i", "\1\0\0\0\2\0\0\0")) --> expect: 1	2	9
print(string.packsize("<!8 b i8 h"), string.packsize("!1 b i8"), string.packsize("bXi4i"), string.packsize("!4bXi4")) --> expect: 18	9	5	4
