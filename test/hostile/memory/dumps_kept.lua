-- attack: binary chunks, kept
-- expect: limit memory
-- expect: limit fuel
local kept = {}
local f = assert(load(("x = 'some text'; "):rep(5000)))
while true do kept[#kept + 1] = string.dump(f) .. #kept end
