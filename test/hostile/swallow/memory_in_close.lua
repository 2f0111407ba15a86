-- attack: __close when memory is short
-- expect: limit memory
-- profile: host
local kept = {}
local guard <close> = setmetatable({}, { __close = function() kept = nil host.survived() end })
while true do kept[#kept + 1] = ("x"):rep(1000) .. #kept end
