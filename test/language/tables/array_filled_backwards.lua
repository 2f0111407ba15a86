-- An array filled from its end is an array like any other.
local t = {}
for i = 1000, 1, -1 do t[i] = i end
local sum = 0
for i, v in ipairs(t) do assert(i == v) sum = sum + v end
print(#t, sum) --> expect: 1000	500500
