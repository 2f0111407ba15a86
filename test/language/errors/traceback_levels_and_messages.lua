-- debug.traceback with levels, messages that are no strings, and other threads.
local function strip(s) return (tostring(s):gsub("\n\t%[C%]: in %?$", "")) end
local function f() return strip(debug.traceback("message")) end
print(f()) --> expect: message
--> expect: stack traceback:
--> expect: 	traceback_levels_and_messages.lua:3: in local 'f'
--> expect: 	traceback_levels_and_messages.lua:4: in main chunk
print(strip(debug.traceback("m", 1))) --> expect: m
--> expect: stack traceback:
--> expect: 	traceback_levels_and_messages.lua:8: in main chunk
print(debug.traceback({}) ~= nil, type(debug.traceback({})), debug.traceback(nil) ~= nil, debug.traceback(5, 100)) --> expect: true	table	true	5
--> expect: stack traceback:
local co = coroutine.create(function() local x = 1 coroutine.yield() end)
coroutine.resume(co)
print(debug.traceback(co)) --> expect: stack traceback:
--> expect: 	[C]: in function 'coroutine.yield'
--> expect: 	traceback_levels_and_messages.lua:13: in function <traceback_levels_and_messages.lua:13>
print(debug.traceback(co, "msg")) --> expect: msg
--> expect: stack traceback:
--> expect: 	[C]: in function 'coroutine.yield'
--> expect: 	traceback_levels_and_messages.lua:13: in function <traceback_levels_and_messages.lua:13>
print(debug.traceback(co, nil, 1)) --> expect: stack traceback:
--> expect: 	traceback_levels_and_messages.lua:13: in function <traceback_levels_and_messages.lua:13>
