-- attack: tracebacks and messages of an overflow stay short
-- expect: ok
local function down() return 1 + down() end
local _, trace = xpcall(down, debug.traceback)
assert(#trace < 5000 and trace:find("overflow", 1, true) and trace:find("...", 1, true))
local _, inner = xpcall(down, function(message) return select(2, pcall(down)) end)
assert(inner:find("overflow", 1, true) or inner:find("error handling", 1, true), inner)
