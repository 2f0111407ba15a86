print(pcall(function() coroutine.yield() end)) --> expect: false	attempt to yield from outside a coroutine
