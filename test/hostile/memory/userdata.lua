-- attack: files, kept
-- expect: limit memory
-- expect: limit fuel
local kept = {}
while true do kept[#kept + 1] = io.tmpfile() end
