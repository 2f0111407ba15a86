-- load compiles a text, given whole or in pieces, and says what is wrong with it.
local function try(...) print(pcall(...)) end
print(load("return 1, 2")()) --> expect: 1	2
print(load("return ...")(1, nil, 3)) --> expect: 1	nil	3
print(load("x = = 1")) --> expect: nil	[string "x = = 1"]:1: unexpected symbol near '='
print(load("x = = 1", "@name")) --> expect: nil	name:1: unexpected symbol near '='
print(load("x = = 1", "=name")) --> expect: nil	name:1: unexpected symbol near '='
print(load("x = = 1\n", "text of\nlines")) --> expect: nil	[string "text of..."]:1: unexpected symbol near '='
print(load("return x", "chunk", "t", { x = "from env" })()) --> expect: from env
print(pcall(load("return x", "=chunk", "t", nil))) --> expect: false	chunk:1: attempt to index a nil value (upvalue '_ENV')
print(load("return 1", "=chunk", "b")) --> expect: nil	attempt to load a text chunk (mode is 'b')
print(load("return 1", "=chunk", "bt")()) --> expect: 1
print(load("\27Lua", "=chunk", "t")) --> expect: nil	attempt to load a binary chunk (mode is 't')
print(type(load("")), select("#", load("")())) --> expect: function	0
print(load("return _ENV", "=c", "t", 5)()) --> expect: 5
local pieces = { "return ", "", "1" }
local position = 0
print(load(function() position = position + 1 return pieces[position] end) ~= nil, position) --> expect: true	2
print(load(function() return nil end) ~= nil) --> expect: true
local parts = { "return ", 4, 2 }
position = 0
print(load(function() position = position + 1 return parts[position] end)()) --> expect: 42
try(load, function() return {} end) --> expect: true	nil	reader function must return a string
try(load, function() error("in reader", 0) end) --> expect: true	nil	in reader
try(load, function() error("in reader") end) --> expect: true	nil	load.lua:25: in reader
print(load(5)) --> expect: nil	[string "5"]:1: unexpected symbol near '5'
try(load) --> expect: false	bad argument #1 to 'load' (function expected, got no value)
try(load, {}) --> expect: false	bad argument #1 to 'load' (function expected, got table)
try(load, nil) --> expect: false	bad argument #1 to 'load' (function expected, got nil)
try(load, "return 1", {}) --> expect: false	bad argument #2 to 'load' (string expected, got table)
try(load, "return 1", "name", {}) --> expect: false	bad argument #3 to 'load' (string expected, got table)
try(load, print, {}) --> expect: false	bad argument #2 to 'load' (string expected, got table)
