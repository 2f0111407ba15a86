-- Bitwise operators work on all 64 bits (§3.4.2).
print(5 & 3, 5 | 3, 5 ~ 3, ~5, ~0, ~-1) --> expect: 1	7	6	-6	-1	0
print(0xff00ff00 & 0x0ff00ff0, 0xf0f0f0f0 | 0x0f0f0f0f, 0xffffffff ~ 0xff) --> expect: 251662080	4294967295	4294967040
print(-1 & 0xffffffff, -1 >> 32, -1 << 32, math.mininteger | 1, math.maxinteger ~ -1) --> expect: 4294967295	4294967295	-4294967296	-9223372036854775807	-9223372036854775808
print(0x123456789abcdef0 & 0xfedcba987654321, 0x123456789abcdef0 ~ -1, ~0x123456789abcdef0) --> expect: 154321028986978848	-1311768467463790321	-1311768467463790321
print(3.0 & 1, 2 ^ 53 | 1, -2 ^ 63 | 0, 2.0 << 1) --> expect: 1	9007199254740993	-9223372036854775808	4
print(1 & -1, 0x80000000 | 0, 0x80000000 << 1, 0x7fffffff + 1 & 0xffffffff) --> expect: 1	2147483648	4294967296	2147483648
print(pcall(function() return "10" & 6 end)) --> expect: false	bitwise.lua:8: attempt to perform bitwise operation on a string value (constant '10')
