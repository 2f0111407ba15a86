-- attack: many strings of a kilobyte
-- expect: limit memory
local kept, filler = {}, ("f"):rep(1000)
while true do kept[#kept + 1] = filler .. #kept end
