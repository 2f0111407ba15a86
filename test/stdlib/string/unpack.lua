-- string.unpack: positions, what is left unread, integers that do not fit, wrong arguments.
print(string.unpack("b B", "\xff\xff")) --> expect: -1	255	3
print(string.unpack("<i2 >i2", "\1\0\0\1")) --> expect: 1	1	5
print(string.unpack("<i3", "\xfe\xff\xff")) --> expect: -2	4
print(string.unpack("<I3", "\xfe\xff\xff")) --> expect: 16777214	4
print(string.unpack("<i5 >i6 <i7", ("\x80"):rep(18))) --> expect: -547599908736	-140185576636288	-35887507618889600	19
print(string.unpack("<I5 >I6 <I7", ("\x80"):rep(18))) --> expect: 551911719040	141289400074368	36170086419038336	19
print(string.unpack("<j >J", ("\xff"):rep(16))) --> expect: -1	-1	17
print(string.unpack("<i16", ("\xff"):rep(16))) --> expect: -1	17
print(string.unpack("<I16", "\1" .. ("\0"):rep(15))) --> expect: 1	17
print(string.unpack("z s1 c2", "ab\0\2cdef")) --> expect: ab	cd	ef	9
print(string.unpack("<f <d", string.pack("<f <d", 0.25, 1e300))) --> expect: 0.25	1e+300	13
print(string.unpack("!4 b i4", "\1\0\0\0\2\0\0\0")) --> expect: 1	2	9
print(string.unpack("b", "abc", 2), string.unpack("b", "abc", -1)) --> expect: 98	99	4
print(string.unpack("", "abc"), string.unpack("", "abc", 4)) --> expect: 1	4
print(string.unpack("z", "a\0b\0", 3)) --> expect: b	5
print(pcall(string.unpack)) --> expect: false	bad argument #1 to 'string.unpack' (string expected, got no value)
print(pcall(string.unpack, "b")) --> expect: false	bad argument #2 to 'string.unpack' (string expected, got no value)
print(pcall(string.unpack, "b", {})) --> expect: false	bad argument #2 to 'string.unpack' (string expected, got table)
print(pcall(string.unpack, "b", "")) --> expect: false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "b", "a", 2)) --> expect: false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "b", "a", 3)) --> expect: false	bad argument #3 to 'string.unpack' (initial position out of string)
print(pcall(string.unpack, "b", "a", -2)) --> expect: true	97	2
print(pcall(string.unpack, "b", "a", {})) --> expect: false	bad argument #3 to 'string.unpack' (number expected, got table)
print(pcall(string.unpack, "i4", "abc")) --> expect: false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "s1", "\5abc")) --> expect: false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "s", ("\xff"):rep(8))) --> expect: false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "z", "abc")) --> expect: false	bad argument #2 to 'string.unpack' (unfinished string for format 'z')
print(pcall(string.unpack, "<i16", ("\xff"):rep(15) .. "\0")) --> expect: false	16-byte integer does not fit into Lua Integer
print(pcall(string.unpack, "<I9", ("\xff"):rep(9))) --> expect: false	9-byte integer does not fit into Lua Integer
print(pcall(string.unpack, "y", "abc")) --> expect: false	invalid format option 'y'
print(pcall(string.unpack, "b y", "abc")) --> expect: false	invalid format option 'y'
