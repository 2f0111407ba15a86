-- A library function that calls finalizers returns like any other, as far as a hook can see; the finalizers are unseen.
local log, finalized = {}, false
setmetatable({}, { __gc = function() finalized = true end })
debug.sethook(function(event) log[#log + 1] = event .. " " .. debug.getinfo(2, "n").name end, "cr")
collectgarbage()
debug.sethook()
print(finalized, table.concat(log, "; ")) --> expect: true	return sethook; call collectgarbage; return collectgarbage; call sethook
