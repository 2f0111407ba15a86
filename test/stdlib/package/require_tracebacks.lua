-- `require` and the functions it calls, in tracebacks.
package.preload.shown = function(name)
  print((debug.traceback(name):gsub("\n\t%[C%]: in %?$", "")))
  return true
end
local function load()
  local result = require "shown"
  return result
end
load() --> expect: shown
--> expect: stack traceback:
--> expect: 	require_tracebacks.lua:3: in function <require_tracebacks.lua:2>
--> expect: 	[C]: in function 'require'
--> expect: 	require_tracebacks.lua:7: in local 'load'
--> expect: 	require_tracebacks.lua:10: in main chunk
package.loaded.shown = nil
local other = require
local result = other "shown" --> expect: shown
--> expect: stack traceback:
--> expect: 	require_tracebacks.lua:3: in function <require_tracebacks.lua:2>
--> expect: 	[C]: in function 'require'
--> expect: 	require_tracebacks.lua:18: in main chunk
