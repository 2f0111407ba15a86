-- A library function that calls finalizers returns like any other, as far as a hook can see; the finalizers are unseen.
local log = {}
setmetatable({}, { __gc = function() log[#log + 1] = "finalizer" end })
debug.sethook(function(event) log[#log + 1] = event .. " " .. debug.getinfo(2, "n").name end, "cr")
collectgarbage()
debug.sethook()
print(table.concat(log, "; ")) --> expect: return sethook; call collectgarbage; finalizer; return collectgarbage; call sethook
