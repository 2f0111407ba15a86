local co = coroutine.wrap(function() error("inside") end)
co() --> error: uncaught_in_coroutine.lua:2: uncaught_in_coroutine.lua:1: inside
