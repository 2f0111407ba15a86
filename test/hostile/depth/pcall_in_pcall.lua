-- attack: protected calls inside one another until the stack ends
-- expect: ok
local depth = 0
local function down() depth = depth + 1 return pcall(down) end
assert(down() == true and depth > 150)
local function across() return xpcall(across, across) end
across()
assert(pcall(pcall, error))
