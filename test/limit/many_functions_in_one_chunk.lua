-- Twenty thousand functions in one chunk.
local s = {}
for i = 1, 20000 do s[i] = ("function f%d(a) return a + %d end"):format(i, i) end
load(table.concat(s, "\n"))()
print(f1(1), f10000(1), f20000(1)) --> expect: 2	10001	20001
