-- Elements beyond a hole are kept, and found again when it is filled.
local t = {}
t[1], t[2], t[4] = 1, 2, 4
print(t[1], t[2], t[3], t[4]) --> expect: 1	2	nil	4
t[3] = 3
print(#t) --> expect: 4
local count = 0
for _ in pairs(t) do count = count + 1 end
print(count) --> expect: 4
t[2] = nil
count = 0
for _ in pairs(t) do count = count + 1 end
print(count, t[1], t[2], t[3]) --> expect: 3	1	nil	3
