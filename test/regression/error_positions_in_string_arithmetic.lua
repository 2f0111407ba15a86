-- Arithmetic on strings happens in a library function: its errors have no position, and metamethods are called by it.
print(pcall(function() return "-0" // "-0" end)) --> expect: false	attempt to divide by zero
local o = setmetatable({}, { __mod = function() error("in event", 2) end })
print(pcall(function() return "global" % o end)) --> expect: false	in event
