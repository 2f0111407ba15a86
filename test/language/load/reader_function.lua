-- load calls a function for the pieces of its text until it gives nil or an empty string.
local function reader(...) local parts, i = { ... }, 0 return function() i = i + 1 return parts[i] end end
print(load(reader("return ", "1", " + ", "2"))()) --> expect: 3
print(load(reader("ret", "urn 'split", " string'"))()) --> expect: split string
print(load(reader("return 1", "", " + garbage"))()) --> expect: 1
print(type(load(reader()))) --> expect: function
print(load(reader(5))) --> expect: nil	(load):1: unexpected symbol near '5'
print(pcall(load, reader({}))) --> expect: true	nil	reader function must return a string
print(pcall(load, function() error("reader failed", 0) end)) --> expect: true	nil	reader failed
print(load(reader("x = ", "="), "=chunk")) --> expect: nil	chunk:1: unexpected symbol near '='
print(pcall(load)) --> expect: false	bad argument #1 to 'load' (function expected, got no value)
print(pcall(load, {})) --> expect: false	bad argument #1 to 'load' (function expected, got table)
print(pcall(load, nil)) --> expect: false	bad argument #1 to 'load' (function expected, got nil)
