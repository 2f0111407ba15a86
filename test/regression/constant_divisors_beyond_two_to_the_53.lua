-- `x // K` and `x % K` with a constant of 64 bits hung: the fast path mixed bigints and numbers.
local x = 80
print(x // (1 << 53), x % (1 << 53))
--> expect: 0	80
x = -80
print(x // 0x7fffffffffffffff, x % 0x7fffffffffffffff)
--> expect: -1	9223372036854775727
