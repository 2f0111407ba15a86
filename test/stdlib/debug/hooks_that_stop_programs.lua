-- A count hook that raises an error stops any loop; it is caught like any other error, and the hook stays.
local function limited(body, limit)
  local ticks = 0
  debug.sethook(function(event, line)
    assert(event == "count" and line == nil)
    ticks = ticks + 1
    if ticks > limit then error("too many instructions", 0) end
  end, "", 100)
  local _, message = pcall(body)
  debug.sethook()
  return message
end
for _, source in ipairs {
  "while true do end",
  "repeat until false",
  "::a:: goto a",
  "for i = 1, math.huge do end",
  "for i = 1, math.maxinteger do end",
  "for i = 1.5, math.huge do end",
  "local i = 0 while true do i = i + 1 end",
  "local x = {} repeat local y = x until x ~= y",
  "local function f() return f() end f()",
  "for k in function() return 1 end do end",
  "while true do pcall(error) end",
  "local t = setmetatable({}, { __index = function(t, k) return k end }) while t.x do end",
  "local t = setmetatable({}, { __lt = function() return true end }) while t < t do end",
  "table.sort({ 1, 2, 3, 4 }, function(a, b) while true do end end)",
  "string.gsub('a', 'a', function() while true do end end)",
} do
  print(limited(load(source), 20)) --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
  --> expect: too many instructions
end
print(limited(function() return "in time" end, 20)) --> expect: in time

local thread = coroutine.create(function() while true do end end)
debug.sethook(thread, function() error("timeout") end, "", 1000)
print(coroutine.resume(thread)) --> expect: false	hooks_that_stop_programs.lua:49: timeout

-- The position is that of the hook function; variables are closed, and handlers see the hook.
print(select(2, xpcall(function() --> expect: closed	hooks_that_stop_programs.lua:72: stop
--> expect: stack traceback:
--> expect: 	hooks_that_stop_programs.lua:75: in function <hooks_that_stop_programs.lua:75>
--> expect: 	[C]: in function 'error'
--> expect: 	hooks_that_stop_programs.lua:72: in hook '?'
--> expect: 	hooks_that_stop_programs.lua:73: in function <hooks_that_stop_programs.lua:53>
--> expect: 	[C]: in function 'xpcall'
--> expect: 	hooks_that_stop_programs.lua:53: in main chunk
--> expect: 	[C]: in ?
--> expect: hooks_that_stop_programs.lua:72: stop
--> expect: stack traceback:
--> expect: 	hooks_that_stop_programs.lua:75: in function <hooks_that_stop_programs.lua:75>
--> expect: 	[C]: in function 'error'
--> expect: 	hooks_that_stop_programs.lua:72: in hook '?'
--> expect: 	hooks_that_stop_programs.lua:73: in function <hooks_that_stop_programs.lua:53>
--> expect: 	[C]: in function 'xpcall'
--> expect: 	hooks_that_stop_programs.lua:53: in main chunk
--> expect: 	[C]: in ?
  local c <close> = setmetatable({}, { __close = function(_, e) print("closed", e) end })
  debug.sethook(function() debug.sethook() error("stop") end, "l")
  local x = 1
  print("never")
end, function(message) return debug.traceback(message) end)))

-- After an error in it a hook goes on being called.
local calls = 0
local outcome = pcall(function()
  debug.sethook(function()
    calls = calls + 1
    if calls == 2 then error("second") end
  end, "l")
  local a = 1
  local b = 2
  local c = 3
end)
local d = 4
debug.sethook()
print(outcome, calls) --> expect: false	4

-- A library function as a hook raises its error in the hooked function.
thread = coroutine.create(function()
  local a = 1
end)
debug.sethook(thread, error, "l")
print(coroutine.resume(thread)) --> expect: false	line
