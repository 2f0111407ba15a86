-- attack: math.randomseed without end
-- expect: limit fuel
while true do math.randomseed(1, 2) end
