-- A counter that passes the largest integer becomes the smallest.
local n, i = math.maxinteger - 2, 0 while n > 0 do n = n + 1 i = i + 1 end print(i, n == math.mininteger) --> expect: 3	true
