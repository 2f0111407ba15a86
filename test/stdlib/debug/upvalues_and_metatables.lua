-- Upvalues, also of library functions made for some values; metatables of any type; user values.
local first, second = 1, 2
local function both() return first, second end
local function one() return second end
for i = -1, 3 do print(i, debug.getupvalue(both, i)) end --> expect: -1
--> expect: 0
--> expect: 1	first	1
--> expect: 2	second	2
--> expect: 3
print(debug.setupvalue(both, 1, "set"), first, debug.setupvalue(both, 5, 1)) --> expect: first	set
print(debug.upvalueid(both, 2) == debug.upvalueid(one, 1), debug.upvalueid(both, 1) == debug.upvalueid(both, 2), debug.upvalueid(both, 3)) --> expect: true	false	nil
print(type(debug.upvalueid(both, 1)), debug.upvalueid(print, 1)) --> expect: userdata	nil
debug.upvaluejoin(both, 1, one, 1)
print(both()) --> expect: 2	2
local words = string.gmatch("subject", "pattern")
for _, arguments in ipairs { { both, 9, one, 1 }, { both, 1, one, 9 }, { print, 1, one, 1 }, { both, 1, print, 1 }, { both, 1 }, { both }, {},
  { words, 1, one, 1 }, { both, 1, words, 1 }, { 1, 1, one, 1 } } do
  print(pcall(debug.upvaluejoin, table.unpack(arguments))) --> expect: false	bad argument #2 to 'debug.upvaluejoin' (invalid upvalue index)
  --> expect: false	bad argument #4 to 'debug.upvaluejoin' (invalid upvalue index)
  --> expect: false	bad argument #2 to 'debug.upvaluejoin' (invalid upvalue index)
  --> expect: false	bad argument #4 to 'debug.upvaluejoin' (invalid upvalue index)
  --> expect: false	bad argument #4 to 'debug.upvaluejoin' (number expected, got no value)
  --> expect: false	bad argument #2 to 'debug.upvaluejoin' (number expected, got no value)
  --> expect: false	bad argument #2 to 'debug.upvaluejoin' (number expected, got no value)
  --> expect: false	bad argument #1 to 'debug.upvaluejoin' (Lua function expected)
  --> expect: false	bad argument #3 to 'debug.upvaluejoin' (Lua function expected)
  --> expect: false	bad argument #1 to 'debug.upvaluejoin' (function expected, got number)
  --> expect: false	bad argument #1 to 'debug.upvalueid' (function expected, got number)
  --> expect: false	bad argument #2 to 'debug.upvalueid' (number expected, got no value)
  --> expect: false	bad argument #1 to 'debug.getupvalue' (function expected, got number)
  --> expect: false	bad argument #2 to 'debug.getupvalue' (number expected, got no value)
  --> expect: false	bad argument #3 to 'debug.setupvalue' (value expected)
  --> expect: true
  --> expect: 	subject
  --> expect: 	pattern
  --> expect: 1	true	thread
  --> expect: 1	1	0
  --> expect: true	false
  --> expect: false	bad argument #2 to 'debug.setmetatable' (nil or table expected, got number)
  --> expect: false	bad argument #2 to 'debug.setmetatable' (nil or table expected, got no value)
  --> expect: false	bad argument #1 to 'debug.getmetatable' (value expected)
  --> expect: nil
  --> expect: true	table
  --> expect: nil	field
  --> expect: nil
  --> expect: nil
  --> expect: false	bad argument #1 to 'debug.setuservalue' (userdata expected, got number)
  --> expect: false	bad argument #1 to 'debug.setuservalue' (userdata expected, got light userdata)
  --> expect: 200	false	bad argument #1 to 'debug.setcstacklimit' (number expected, got no value)
  --> expect: true	true	true
end
print(pcall(debug.upvalueid, 1, 1))
print(pcall(debug.upvalueid, print))
print(pcall(debug.getupvalue, 1, 1))
print(pcall(debug.getupvalue, both))
print(pcall(debug.setupvalue, both, 1))
print(debug.getupvalue(load("return x"), 1) == "_ENV", debug.getupvalue(print, 1))
print(debug.getupvalue(words, 1))
print(debug.getupvalue(words, 2))
local thread = coroutine.wrap(print)
print(debug.getinfo(thread, "u").nups, debug.getupvalue(thread, 1) == "", type(select(2, debug.getupvalue(thread, 1))))
print(debug.getinfo(require, "u").nups, debug.getinfo(package.searchers[1], "u").nups, debug.getinfo(print, "u").nups)
print(debug.upvalueid(words, 1) == debug.upvalueid(words, 1), debug.upvalueid(words, 1) == debug.upvalueid(words, 2))

print(pcall(debug.setmetatable, {}, 1))
print(pcall(debug.setmetatable, {}))
print(pcall(debug.getmetatable))
print(debug.getmetatable(1))
local protected = {}
print(debug.setmetatable(protected, { __metatable = 1 }) == protected, type(debug.getmetatable(protected)))
print(debug.setmetatable(nil, { __index = function(_, key) return key end }), (nil).field)
debug.setmetatable(nil, nil)

print(debug.getuservalue(1))
print(debug.getuservalue(debug.upvalueid(both, 1)))
print(pcall(debug.setuservalue, 1, 1))
print(pcall(debug.setuservalue, debug.upvalueid(both, 1), 1))

print(debug.setcstacklimit(100), pcall(debug.setcstacklimit))
local registry = debug.getregistry()
print(registry[1] == coroutine.running(), registry[2] == _G, registry._LOADED == package.loaded)
