-- A coroutine that died of an error still shows where it was.
local co = coroutine.create(function() local function inner() error("in coroutine") end inner() end) print(coroutine.resume(co)) --> expect: false	error_closes_and_keeps_traceback.lua:2: in coroutine
print((debug.traceback(co))) print(coroutine.close(co)) --> expect: stack traceback:
--> expect: 	[C]: in function 'error'
--> expect: 	error_closes_and_keeps_traceback.lua:2: in local 'inner'
--> expect: 	error_closes_and_keeps_traceback.lua:2: in function <error_closes_and_keeps_traceback.lua:2>
--> expect: false	error_closes_and_keeps_traceback.lua:2: in coroutine
