-- The scope of a local starts after its declaration.
x = "global"
local x = x
print(x) --> expect: global
local f = function() return f end
print(f()) --> expect: nil
local function g() return g end
print(g() == g) --> expect: true
