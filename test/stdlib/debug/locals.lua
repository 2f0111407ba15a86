-- `getlocal` and `setlocal`: variables in scope, variable arguments, values without names, arguments of library functions.
local function locals(level)
  local parts = {}
  for i = 1, math.huge do
    local name, value = debug.getlocal(level + 1, i)
    if not name then break end
    parts[i] = name .. "=" .. (math.type(value) and value or type(value))
  end
  return table.concat(parts, " ")
end
local function f(a, b, ...)
  local c <const> = 5
  local d = a
  for i = 1, 1 do print(locals(1)) end
  for k, v in pairs { 1 } do
    local z = k
    print(locals(1))
  end
  do local hidden = 1 end
  local function up() return d end
  print(locals(1))
  return 1 + #(locals(1)) + up()
end
print(f(1, 2, 3)) --> expect: a=1 b=2 d=1 (for state)=1 (for state)=0 (for state)=1 i=1 (temporary)=function
--> expect: a=1 b=2 d=1 (for state)=function (for state)=table (for state)=1 (for state)=nil k=1 v=1 z=1 (temporary)=function
--> expect: a=1 b=2 d=1 up=function (temporary)=function
--> expect: 25
print(debug.getlocal(0, 1)) --> expect: (C temporary)	0
print(debug.getlocal(0, 2)) --> expect: (C temporary)	2
print(debug.getlocal(0, 3), debug.getlocal(0, 0), debug.getlocal(0, -1)) --> expect: nil	nil	nil
print(debug.setlocal(0, 1, 5), debug.setlocal(0, 4, 5)) --> expect: (C temporary)	nil
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3), debug.getlocal(f, -1), debug.getlocal(print, 1)) --> expect: a	b	nil	nil	nil

local function varargs(...)
  print(debug.getlocal(1, -1))
  print(debug.getlocal(1, -3), debug.setlocal(1, -2, "changed"), debug.setlocal(1, -3, "none"), ...)
end
varargs("x", "y") --> expect: (vararg)	x
--> expect: nil	(vararg)	nil	x	changed
local function set(a)
  local captured = a
  local function get() return captured end
  debug.setlocal(1, 1, "one")
  debug.setlocal(1, 2, "two")
  return a, captured, get()
end
print(set("zero")) --> expect: one	two	two

for _, arguments in ipairs { { 50, 1 }, { 1 }, { f }, { -1, 1 }, { {}, 1 }, { coroutine.create(f), 0, 1 } } do
  print(pcall(debug.getlocal, table.unpack(arguments))) --> expect: false	bad argument #1 to 'debug.getlocal' (level out of range)
  --> expect: false	bad argument #2 to 'debug.getlocal' (number expected, got no value)
  --> expect: false	bad argument #2 to 'debug.getlocal' (number expected, got no value)
  --> expect: false	bad argument #1 to 'debug.getlocal' (level out of range)
  --> expect: false	bad argument #1 to 'debug.getlocal' (number expected, got table)
  --> expect: false	bad argument #2 to 'debug.getlocal' (level out of range)
end
for _, arguments in ipairs { { 50, 1, 1 }, { 1, 1 }, { 50, 1 }, { 1, "x", 1 }, { f, 1, 1 } } do
  print(pcall(debug.setlocal, table.unpack(arguments))) --> expect: false	bad argument #1 to 'debug.setlocal' (level out of range)
  --> expect: false	bad argument #3 to 'debug.setlocal' (value expected)
  --> expect: false	bad argument #1 to 'debug.setlocal' (level out of range)
  --> expect: false	bad argument #2 to 'debug.setlocal' (number expected, got string)
  --> expect: false	bad argument #1 to 'debug.setlocal' (number expected, got function)
end

local co = coroutine.create(function(x, ...)
  local y = x + 1
  local z = coroutine.yield(y)
  return x, y, ...
end)
coroutine.resume(co, 1, "more")
print(debug.getlocal(co, 1, 1)) --> expect: x	1
print(debug.getlocal(co, 1, 2)) --> expect: y	2
print(debug.getlocal(co, 1, -1)) --> expect: (vararg)	more
print(debug.getlocal(co, 1, 3)) --> expect: nil
print(debug.setlocal(co, 1, 1, "x"), debug.setlocal(co, 1, 2, "y"), debug.setlocal(co, 1, -1, "changed")) --> expect: x	y	(vararg)
print(coroutine.resume(co)) --> expect: true	x	y	changed
print(debug.getlocal(co, f, 1)) --> expect: a
