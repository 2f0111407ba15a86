-- Long tracebacks are cut in the middle.
local function recurse(n) if n == 0 then error("deep") end recurse(n - 1) return n end
local _, trace = xpcall(recurse, debug.traceback, 40)
local lines = 0
for line in trace:gmatch("[^\n]+") do lines = lines + 1 if line:find("skipping") then print(line) end end --> expect: 	...	(skipping 23 levels)
print(lines) --> expect: 24
