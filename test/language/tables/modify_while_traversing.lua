-- Clearing and changing fields that exist is allowed while traversing.
local t = {}
for i = 1, 50 do t["k" .. i] = i t[i] = i end
local seen = 0
for k, v in pairs(t) do seen = seen + 1 t[k] = (v % 2 == 0) and v * 2 or nil end
local left, sum = 0, 0
for k, v in pairs(t) do left = left + 1 sum = sum + v end
print(seen, left, sum) --> expect: 100	50	2600
for k in pairs(t) do t[k] = nil end
print(next(t)) --> expect: nil
