-- An error from a wrapped coroutine gets the position of the call too.
local co = coroutine.wrap(function() error("inside") end)
co() --> error: uncaught_in_coroutine.lua:3: uncaught_in_coroutine.lua:2: inside
