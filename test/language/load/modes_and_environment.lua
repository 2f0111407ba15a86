-- The mode and environment arguments of load.
print(load("return 1 + 1")()) --> expect: 2
print(load("x = 5; return x", "=c", "t", { })()) --> expect: 5
print(x) --> expect: nil
local env = { print = print }
load("y = 7 print(y)", "=c", "t", env)() --> expect: 7
print(env.y, y) --> expect: 7	nil
print(load("return 1", "=c", "b")) --> expect: nil	attempt to load a text chunk (mode is 'b')
print(load("\27Lua", "=c", "t")) --> expect: nil	attempt to load a binary chunk (mode is 't')
print(pcall(load("return _ENV", "=c", "t", nil))) --> expect: true	nil
print(pcall(load("return x", "=c", "t", nil))) --> expect: false	c:1: attempt to index a nil value (upvalue '_ENV')
