-- attack: tail calls need no stack and have no loop
-- expect: limit fuel
local function again(...) return again(...) end
again(1, 2, 3)
