-- Shifts are logical; 64 or more gives 0; a negative count shifts the other way.
print(1 << 0, 1 << 1, 1 << 31, 1 << 32, 1 << 62, 1 << 63, 1 << 64, 1 << 65, 1 << 1000) --> expect: 1	2	2147483648	4294967296	4611686018427387904	-9223372036854775808	0	0	0
print(-1 >> 1, -1 >> 63, -1 >> 64, -1 >> 0, -8 >> 1, math.mininteger >> 63) --> expect: 9223372036854775807	1	0	-1	9223372036854775804	1
print(1 << -1, 2 << -1, 1 >> -1, 1 >> -63, 1 >> -64, 1 << math.mininteger, 1 << math.maxinteger, 1 >> math.mininteger) --> expect: 0	1	2	-9223372036854775808	0	0	0	0
print(0xff << 4, 0xff >> 4, 0xff << 60, 0xff << 56, 0x7fffffff << 1, 0x80000000 << 32) --> expect: 4080	15	-1152921504606846976	-72057594037927936	4294967294	-9223372036854775808
print(1.0 << 2.0, 256 >> 2.0, pcall(function() return "1" << 3 end)) --> expect: 4	64	false	shifts.lua:6: attempt to perform bitwise operation on a string value (constant '1')
print(pcall(function() return 1 << 0.5 end)) --> expect: false	shifts.lua:7: number has no integer representation
print(9007199254740993 << 1, 9007199254740993 >> 1, -9007199254740993 << 3, -9007199254740993 >> 3) --> expect: 18014398509481986	4503599627370496	-72057594037927944	2304717109306851327
