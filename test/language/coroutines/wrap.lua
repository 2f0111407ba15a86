-- A wrapped coroutine is a function; errors pass through it.
local gen = coroutine.wrap(function(...) local n = select("#", ...) while n > 0 do n = n - (coroutine.yield(n) or 1) end return "done" end)
print(gen(1, 2, 3)) --> expect: 3
print(gen()) --> expect: 2
print(gen(2)) --> expect: done
print(pcall(gen)) --> expect: false	cannot resume dead coroutine
print(pcall(coroutine.wrap)) --> expect: false	bad argument #1 to 'coroutine.wrap' (function expected, got no value)
print(pcall(coroutine.wrap, 5)) --> expect: false	bad argument #1 to 'coroutine.wrap' (function expected, got number)
local bad = coroutine.wrap(function() error("with position") end)
print(pcall(bad)) --> expect: false	wrap.lua:9: with position
bad = coroutine.wrap(function() error({ code = 7 }) end)
print(select(2, pcall(bad)).code) --> expect: 7
bad = coroutine.wrap(function() error("level zero", 0) end)
print(pcall(bad)) --> expect: false	level zero
for word in coroutine.wrap(function() for w in ("a b c"):gmatch("%a") do coroutine.yield(w) end end) do print(word) end --> expect: a
--> expect: b
--> expect: c
