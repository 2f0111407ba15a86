-- attack: the longest digits a float can have, without end
-- expect: limit fuel
local total = 0
while true do total = total + #string.format("%99.99f %.99e %.99g %a", 1.7e308, 5e-324, 1e-300, 0.1) end
