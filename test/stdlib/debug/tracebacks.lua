-- `traceback`: its arguments, levels, and what it shows of library functions that call back.
print(debug.traceback("x")) --> expect: x
--> expect: stack traceback:
--> expect: 	tracebacks.lua:2: in main chunk
--> expect: 	[C]: in ?
print(debug.traceback("x", 0)) --> expect: x
--> expect: stack traceback:
--> expect: 	[C]: in function 'debug.traceback'
--> expect: 	tracebacks.lua:6: in main chunk
--> expect: 	[C]: in ?
print(debug.traceback("x", 2)) --> expect: x
--> expect: stack traceback:
--> expect: 	[C]: in ?
print(debug.traceback(nil)) --> expect: stack traceback:
--> expect: 	tracebacks.lua:14: in main chunk
--> expect: 	[C]: in ?
print(debug.traceback("x", -1)) --> expect: x
--> expect: stack traceback:
print(debug.traceback("x", 100)) --> expect: x
--> expect: stack traceback:
print(type(debug.traceback({})), debug.traceback(12, 100)) --> expect: table	12
--> expect: stack traceback:
print(pcall(debug.traceback, "x", "y")) --> expect: false	bad argument #2 to 'debug.traceback' (number expected, got string)
table.sort({ 1, 2 }, function() print(debug.traceback("sort")) return false end) --> expect: sort
--> expect: stack traceback:
--> expect: 	tracebacks.lua:24: in function <tracebacks.lua:24>
--> expect: 	[C]: in function 'table.sort'
--> expect: 	tracebacks.lua:24: in main chunk
--> expect: 	[C]: in ?
string.gsub("a", "a", function() print(debug.traceback("gsub")) end) --> expect: gsub
--> expect: stack traceback:
--> expect: 	tracebacks.lua:30: in function <tracebacks.lua:30>
--> expect: 	[C]: in function 'string.gsub'
--> expect: 	tracebacks.lua:30: in main chunk
--> expect: 	[C]: in ?
load(function() print(debug.traceback("load")) return nil end) --> expect: load
--> expect: stack traceback:
--> expect: 	tracebacks.lua:36: in function <tracebacks.lua:36>
--> expect: 	[C]: in function 'load'
--> expect: 	tracebacks.lua:36: in main chunk
--> expect: 	[C]: in ?
print(pcall(function() --> expect: close
--> expect: stack traceback:
--> expect: 	tracebacks.lua:49: in function <tracebacks.lua:49>
--> expect: 	[C]: in function 'pcall'
--> expect: 	tracebacks.lua:42: in main chunk
--> expect: 	[C]: in ?
--> expect: false	tracebacks.lua:50: e
  local a <close> = setmetatable({}, { __close = function() print(debug.traceback("close")) end })
  error("e")
end))
for k in (function() print(debug.traceback("for")) end) do end --> expect: for
--> expect: stack traceback:
--> expect: 	tracebacks.lua:52: in for iterator 'for iterator'
--> expect: 	tracebacks.lua:52: in main chunk
--> expect: 	[C]: in ?
print(setmetatable({}, { __index = function(t, k) return debug.traceback(k) end }).index) --> expect: index
--> expect: stack traceback:
--> expect: 	tracebacks.lua:57: in metamethod 'index'
--> expect: 	tracebacks.lua:57: in main chunk
--> expect: 	[C]: in ?
