-- Integer arithmetic wraps around modulo 2^64 (§3.4.1).
local max, min = math.maxinteger, math.mininteger
print(max + 1 == min, min - 1 == max, max * 2, min * -1 == min) --> expect: true	true	-2	true
print(max * max, min * min, max * min, -min == min) --> expect: 1	0	-9223372036854775808	true
print(max + max, min + min, (max // 2 + 1) * 2) --> expect: -2	0	-9223372036854775808
print(0x7fffffff * 0x7fffffff, 0xffffffff * 0xffffffff, 3037000500 * 3037000500) --> expect: 4611686014132420609	-8589934591	-9223372036709301616
print(6364136223846793005 * 1442695040888963407 + 1) --> expect: 433315962919513060
