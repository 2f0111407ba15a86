-- attack: numbers in texts of ninety-nine bytes
-- expect: limit memory
local kept = {}
while true do kept[#kept + 1] = ("%99d"):format(#kept) end
