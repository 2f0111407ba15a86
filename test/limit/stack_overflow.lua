-- Endless recursion is an error that can be caught, again and again.
local function f() return 1 + f() end
local ok, e = pcall(f)
print(ok, (e:gsub("^(.-stack overflow).*$", "%1"))) --> expect: false	stack_overflow.lua:2: stack overflow
local n = 0
local function g() n = n + 1 g() end
ok, e = pcall(g)
print(ok, n > 100000, e:find("stack overflow", 1, true) ~= nil) --> expect: false	true	true
print(pcall(function() return "still works" end)) --> expect: true	still works
local co = coroutine.wrap(function() return pcall(g) end)
print((co())) --> expect: false
