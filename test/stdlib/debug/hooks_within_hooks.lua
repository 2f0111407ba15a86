-- While a hook runs there are no other events; what it sets is in force when it returns.
debug.sethook(function(event, line)
  print(event, line, debug.traceback("here"))
  local function inner() local x = 1 return x end
  inner()
  debug.sethook(function(event, line) print("second", event, line) debug.sethook() end, "l")
end, "l")
local a = 1 --> expect: line	8	here
--> expect: stack traceback:
--> expect: 	hooks_within_hooks.lua:3: in hook '?'
--> expect: 	hooks_within_hooks.lua:8: in main chunk
--> expect: 	[C]: in ?
local b = 2 --> expect: second	line	13
local c = 3

-- Set from a call event: the first line of the function that is called follows.
local lines = {}
local function callee()
  local x = 1
  return x
end
debug.sethook(function()
  debug.sethook(function(event, line) lines[#lines + 1] = line end, "l")
end, "c")
callee()
debug.sethook()
print(table.concat(lines, " ")) --> expect: 19 20 26

-- The functions of a hook have its name; what they call, their own.
debug.sethook(function()
  local function named() return debug.getinfo(1, "n").name end
  local info = debug.getinfo(1, "n")
  print(info.name, info.namewhat, (named()), debug.gethook() ~= nil)
  debug.sethook()
end, "l")
local d = 4 --> expect: ?	hook	named	true

-- Arguments on their way survive, however many there are.
local many = {}
for i = 1, 250 do many[i] = i end
local count = 0
debug.sethook(function(...)
  local arguments = { ... }
  local function pass(...) return ... end
  count = count + select("#", pass(table.unpack(arguments)))
end, "crl", 1)
local function pass(...) return ... end
local all = { pass(table.unpack(many)) }
local size = select("#", pass(table.unpack(all)))
debug.sethook()
print(#all, size, all[250], count > 0) --> expect: 250	250	250	true

-- With both kinds of hook, every count event of a Lua function is followed by a line event, as PUC has it.
local log = {}
debug.sethook(function(event, line) log[#log + 1] = event .. (line and ":" .. line or "") end, "l", 1)
local e = 5; local f = 6
debug.sethook()
print(table.concat(log, " ")) --> expect: count line:56 count line:56 count line:57 count line:57 count line:57
