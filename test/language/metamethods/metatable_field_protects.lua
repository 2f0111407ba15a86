-- __metatable hides a metatable and protects it from change.
local t = setmetatable({}, { __metatable = "locked" })
print(getmetatable(t), pcall(setmetatable, t, {})) --> expect: locked	false	cannot change a protected metatable
print(getmetatable(setmetatable({}, { __metatable = false })), getmetatable({}), getmetatable(1), getmetatable(print)) --> expect: false	nil	nil	nil
print(pcall(setmetatable, 1, {})) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got number)
print(pcall(setmetatable, {})) --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got no value)
print(pcall(setmetatable, {}, 1)) --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got number)
local u = {}
print(setmetatable(u, nil) == u, getmetatable(setmetatable(u, {})) ~= nil, getmetatable(setmetatable(u, nil))) --> expect: true	true	nil
print(getmetatable("").__name, getmetatable("x") == getmetatable("y")) --> expect: nil	true
