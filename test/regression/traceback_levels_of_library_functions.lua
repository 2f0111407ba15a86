-- The function that yielded, and `traceback` itself at level 0.
local thread = coroutine.create(function() local inner = function() coroutine.yield() end inner() end)
coroutine.resume(thread)
print(debug.traceback(thread)) --> expect: stack traceback:
--> expect: 	[C]: in function 'coroutine.yield'
--> expect: 	traceback_levels_of_library_functions.lua:2: in local 'inner'
--> expect: 	traceback_levels_of_library_functions.lua:2: in function <traceback_levels_of_library_functions.lua:2>
print(debug.traceback("top", 0):match("\n(\t[^\n]*)")) --> expect: 	[C]: in function 'debug.traceback'
local function deep(n) if n == 0 then return (debug.traceback()) end return (deep(n - 1)) end
print(deep(30):match("%(skipping %d+ levels%)")) --> expect: (skipping 11 levels)
local failed = coroutine.create(function() error("failed") end)
coroutine.resume(failed)
print(debug.traceback(failed)) --> expect: stack traceback:
--> expect: 	[C]: in function 'error'
--> expect: 	traceback_levels_of_library_functions.lua:11: in function <traceback_levels_of_library_functions.lua:11>
