-- attack: a float loop whose variable no longer changes
-- expect: limit fuel
for _ = 2^53, math.huge, 1.0 do end
