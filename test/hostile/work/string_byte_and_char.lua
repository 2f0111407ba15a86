-- attack: a string to numbers and back, with as many arguments as a call takes
-- expect: limit fuel
local text = ("q"):rep(50000)
while true do text = string.char(text:byte(1, -1)) end
