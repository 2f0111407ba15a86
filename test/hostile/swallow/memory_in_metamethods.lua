-- attack: memory runs out in metamethods that protected calls stand around
-- expect: limit memory
-- memory: 16M
-- profile: host
local function fill() local kept = {} while true do kept[#kept + 1] = ("x"):rep(100) .. #kept end end
local object = setmetatable({}, { __index = fill, __add = fill, __concat = fill, __eq = fill, __call = fill, __close = fill })
pcall(function() local guard <close> = object end)
host.survived()
pcall(function() return object.x end)
host.survived()
