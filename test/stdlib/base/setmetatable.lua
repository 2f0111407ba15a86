-- setmetatable gives a table a metatable, unless the old one is protected.
local function try(...) print(pcall(...)) end

local t, metatable = {}, {}
print(setmetatable(t, metatable) == t, getmetatable(t) == metatable) --> expect: true	true
print(getmetatable(setmetatable(t, nil))) --> expect: nil
setmetatable(t, { __metatable = false })
try(setmetatable, t, {}) --> expect: false	cannot change a protected metatable
try(setmetatable, t, nil) --> expect: false	cannot change a protected metatable
try(setmetatable) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got no value)
try(setmetatable, {}) --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got no value)
try(setmetatable, {}, 5) --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got number)
try(setmetatable, {}, "x") --> expect: false	bad argument #2 to 'setmetatable' (nil or table expected, got string)
try(setmetatable, nil, {}) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got nil)
try(setmetatable, "x", {}) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got string)
try(setmetatable, print, {}) --> expect: false	bad argument #1 to 'setmetatable' (table expected, got function)
