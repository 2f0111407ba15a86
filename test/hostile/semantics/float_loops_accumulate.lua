-- attack: float loops whose rounding must be the native one
-- expect: ok
local count, sum = 0, 0
for value = 0, 1, 0.1 do count, sum = count + 1, sum + value end
assert(count == 11 and string.format("%.17g", sum) == "5.5", string.format("%.17g", sum))
count = 0
for value = 1, 0, -0.1 do count = count + 1 end
assert(count == 10 or count == 11)
count = 0
for _ = 0.1, 0.7, 0.1 do count = count + 1 end
assert(count == 7 or count == 6)
local last
for value = 3.0, 1 do last = value end
assert(last == nil)
for value = 1e308, math.huge, 1e308 do last = value if value == math.huge then break end end
assert(last == 1e308 or last == math.huge)
