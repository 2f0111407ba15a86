-- attack: the emptiest loop over all integers
-- expect: limit fuel
for _ = math.mininteger, math.maxinteger do end
