-- A linear congruential generator in 64-bit arithmetic, the way programs use it.
local state = 42
local function random() state = state * 6364136223846793005 + 1442695040888963407 return state >> 33 end
local sum = 0
for i = 1, 1000 do sum = sum ~ random() end
print(sum, state) --> expect: 1622003635	3780446852550674546
local h = 0xcbf29ce484222325
for i = 1, 100 do h = (h ~ i) * 0x100000001b3 end
print(h, string.format("%016x", h)) --> expect: 8358031092438841533	73fdb0feee7cb8bd
local m = 0
for i = 1, 1000 do m = (m * 31 + i * 7919) & 0xffffffff end
print(m) --> expect: 428309580
