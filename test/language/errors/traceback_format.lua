-- Tracebacks as PUC writes them.
local function inner() error("boom") end
function globalFunction() inner() end
local t = { method = function(self) globalFunction() end }
local function main() t:method() return 1 end
local _, trace = xpcall(main, debug.traceback)
print((trace:gsub("\n\t%[C%]: in %?$", ""))) --> expect: traceback_format.lua:2: boom
--> expect: stack traceback:
--> expect: 	[C]: in function 'error'
--> expect: 	traceback_format.lua:2: in upvalue 'inner'
--> expect: 	traceback_format.lua:3: in function 'globalFunction'
--> expect: 	traceback_format.lua:4: in method 'method'
--> expect: 	traceback_format.lua:5: in function <traceback_format.lua:5>
--> expect: 	[C]: in function 'xpcall'
--> expect: 	traceback_format.lua:6: in main chunk
