-- attack: compile megabytes that mean nothing
-- expect: limit fuel
local text = "--[[" .. ("x"):rep(1 << 20) .. "]]" .. ("\n"):rep(1 << 20)
while true do assert(load(text)) end
