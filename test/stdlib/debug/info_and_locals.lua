-- What debug tells of functions, levels, local variables and upvalues.
local function f(a, b, ...)
  local c = a + b
  local info = debug.getinfo(1, "nSlutf")
  print(info.name, info.namewhat, info.what, info.short_src, info.currentline, info.linedefined) --> expect: f	local	Lua	info_and_locals.lua	4	2
  print(info.nparams, info.isvararg, info.nups, info.func == f, info.istailcall) --> expect: 2	true	2	true	false
  print(debug.getlocal(1, 1)) --> expect: a	1
  print(debug.getlocal(1, 3)) --> expect: c	3
  print(debug.getlocal(1, -2)) --> expect: (vararg)	y
  print(debug.setlocal(1, 3, "changed"), c) --> expect: c	changed
  return f
end
local same = f(1, 2, "x", "y")
print(same == f) --> expect: true
print(debug.getinfo(print).what, debug.getinfo(print, "S").short_src, debug.getinfo(1, "l").currentline) --> expect: C	[C]	15
print(debug.getinfo(1, "S").what, debug.getinfo(100)) --> expect: main	nil
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3)) --> expect: a	b	nil
print(pcall(debug.getinfo, 1, "X")) --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
print(pcall(debug.getlocal, 100, 1)) --> expect: false	bad argument #1 to 'debug.getlocal' (level out of range)

local captured, other = 1, 2
local function reader() return captured end
local function writer() return other end
print(debug.getupvalue(reader, 1)) --> expect: captured	1
print(debug.setupvalue(reader, 1, 10), captured, reader()) --> expect: captured	10	10
debug.upvaluejoin(reader, 1, writer, 1)
print(reader(), debug.upvalueid(reader, 1) == debug.upvalueid(writer, 1)) --> expect: 2	true
print(debug.getupvalue(print, 1), debug.getupvalue(reader, 2)) --> expect: nil
print(debug.setmetatable(10, { __index = { double = function(n) return n * 2 end } }), (21):double()) --> expect: 10	42
debug.setmetatable(10, nil)
print(debug.getmetatable("").__index == string, getmetatable(10)) --> expect: true	nil
