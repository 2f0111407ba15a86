-- Every thread has a hook of its own; a new one inherits what shows, but no function.
local log = {}
local function hook(event, line)
  local info = debug.getinfo(2, "nS")
  log[#log + 1] = event .. (line and ":" .. line or "") .. " " .. tostring(info.name or info.what)
end
local function take()
  local text = table.concat(log, "; ")
  log = {}
  return text
end
local co = coroutine.create(function(a)
  local b = coroutine.yield(a)
  for i = 1, 2 do
    b = coroutine.yield(i)
  end
  local c <close> = setmetatable({}, { __close = function() end })
  coroutine.yield(3)
end)
debug.sethook(co, hook, "crl")
for i = 1, 4 do print(coroutine.resume(co), take()) end --> expect: true	call Lua; line:13 Lua; call yield
--> expect: true	return yield; line:14 Lua; line:15 Lua; call yield
--> expect: true	return yield; line:14 Lua; line:15 Lua; call yield
--> expect: true	return yield; line:14 Lua; line:17 Lua; call setmetatable; return setmetatable; line:18 Lua; call yield
print(debug.gethook(co) == hook, select(2, debug.gethook(co))) --> expect: true	crl	0
print(debug.gethook()) --> expect: nil
print(coroutine.close(co), take()) --> expect: true	call Lua; line:17 Lua; return Lua

-- Set while it is suspended, by itself, and from a coroutine for its resumer.
co = coroutine.create(function()
  coroutine.yield()
  local x = 1
  coroutine.yield()
  local y = 2
end)
coroutine.resume(co)
debug.sethook(co, hook, "l")
coroutine.resume(co)
debug.sethook(co)
coroutine.resume(co)
print(take()) --> expect: line:32 Lua; line:33 Lua
local main = coroutine.running()
coroutine.wrap(function() debug.sethook(main, hook, "l") end)()
local here = 1
debug.sethook()
print(take()) --> expect: line:44 main; line:45 main
coroutine.wrap(function()
  debug.sethook(hook, "l")
  coroutine.yield()
end)()
print(take(), debug.gethook()) --> expect: line:49 Lua	nil

-- Inherited.
debug.sethook(function() end, "crl", 1000000)
co = coroutine.create(function() local x = 1 return debug.gethook() end)
debug.sethook()
print(debug.gethook(co)) --> expect: nil	crl	1000000
print(coroutine.resume(co)) --> expect: true	nil	crl	1000000
print(debug.gethook(coroutine.create(print))) --> expect: nil

-- A hook that fails ends the coroutine where it was called.
co = coroutine.create(function()
  local x = 1
end)
debug.sethook(co, function(_, line) error("stopped at " .. line, 0) end, "l")
print(coroutine.resume(co)) --> expect: false	stopped at 63
print(coroutine.status(co), debug.traceback(co)) --> expect: dead	stack traceback:
--> expect: 	[C]: in function 'error'
--> expect: 	hooks_in_coroutines.lua:65: in hook '?'
--> expect: 	hooks_in_coroutines.lua:63: in function <hooks_in_coroutines.lua:62>

-- A hook may not yield, but may resume others, hooked or not.
co = coroutine.create(function()
  local x = 1
  return "end"
end)
debug.sethook(co, function() log[#log + 1] = tostring(coroutine.isyieldable()) log[#log + 1] = tostring(select(2, pcall(coroutine.yield))) end, "l")
print(coroutine.resume(co)) --> expect: true	end
print(take()) --> expect: false; attempt to yield across a C-call boundary; false; attempt to yield across a C-call boundary
co = coroutine.create(function()
  local x = 1
  return "end"
end)
debug.sethook(co, function() coroutine.yield() end, "l")
print(coroutine.resume(co)) --> expect: false	attempt to yield across a C-call boundary
local function shared(n)
  for i = 1, n do
    n = n - 1
  end
end
co = coroutine.create(shared)
local other = coroutine.create(shared)
debug.sethook(co, function(e, l) log[#log + 1] = "a" .. l if coroutine.status(other) ~= "dead" then coroutine.resume(other, 1) end end, "l")
debug.sethook(other, function(e, l) log[#log + 1] = "b" .. l end, "l")
coroutine.resume(co, 1)
print(take()) --> expect: a87; b87; b88; b87; b90; a88; a87; a90
