-- getmetatable gives the metatable, or its __metatable field.
local function try(...) print(pcall(...)) end

local metatable = {}
print(getmetatable(setmetatable({}, metatable)) == metatable, getmetatable({}), getmetatable(1), getmetatable(nil)) --> expect: true	nil	nil	nil
print(getmetatable("x") == getmetatable("y"), getmetatable("x").__index == string) --> expect: true	true
metatable.__metatable = false
print(getmetatable(setmetatable({}, metatable))) --> expect: false
print(getmetatable(setmetatable({}, { __metatable = "protected" }))) --> expect: protected
print(getmetatable(print), getmetatable(coroutine.create(print))) --> expect: nil	nil
try(getmetatable) --> expect: false	bad argument #1 to 'getmetatable' (value expected)
