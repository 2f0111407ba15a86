-- The length follows as a sequence grows and shrinks.
local t = {}
for i = 1, 100 do t[i] = i end
for i = 100, 51, -1 do t[i] = nil end
print(#t, t[50], t[51]) --> expect: 50	50	nil
for i = 1, 50 do t[i] = nil end
print(#t, next(t)) --> expect: 0	nil
for i = 10, 1, -1 do t[i] = i end
print(#t) --> expect: 10
t[12] = 12 ; t[11] = 11 ; print(#t) --> expect: 12
local sum = 0
for _, v in ipairs(t) do sum = sum + v end
print(sum) --> expect: 78
