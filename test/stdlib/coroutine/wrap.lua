-- coroutine.wrap: a function that resumes; errors go on, with a position if they are texts.
local function try(...) print(pcall(...)) end

local f = coroutine.wrap(function(...) print(...) print(coroutine.yield("first")) return "last" end)
print(f(1, nil), f(2), select("#", pcall(f))) --> expect: 1	nil
--> expect: 2
--> expect: first	last	2
try(f) --> expect: false	cannot resume dead coroutine
print(pcall(coroutine.wrap(function() error("message") end))) --> expect: false	wrap.lua:9: message
print(pcall(coroutine.wrap(function() error("bare", 0) end))) --> expect: false	bare
print(pcall(coroutine.wrap(function() error(42) end))) --> expect: false	42
local object = {}
print(select(2, pcall(coroutine.wrap(function() error(object) end))) == object) --> expect: true
print(pcall(function() coroutine.wrap(function() error("nested", 0) end)() end)) --> expect: false	wrap.lua:14: nested
local own
own = coroutine.wrap(function() return own() end)
try(own) --> expect: false	wrap.lua:16: cannot resume non-suspended coroutine
try(coroutine.wrap) --> expect: false	bad argument #1 to 'coroutine.wrap' (function expected, got no value)
try(coroutine.wrap, {}) --> expect: false	bad argument #1 to 'coroutine.wrap' (function expected, got table)
