-- Counting loops inside each other.
local n = 0
for i = 1, 10 do for j = i, 10 do for k = j, 10 do n = n + 1 end end end
print(n) --> expect: 220
for i = 10, 1, -3 do local s = "" for j = 1, i do s = s .. j end print(s) end --> expect: 12345678910
--> expect: 1234567
--> expect: 1234
--> expect: 1
