-- A chain that never ends is an error.
local a, b = {}, {}
setmetatable(a, { __index = b }) setmetatable(b, { __index = a })
print(pcall(function() return a.x end)) --> expect: false	index_loop.lua:4: '__index' chain too long; possible loop
local t = {}
setmetatable(t, { __newindex = t })
print(pcall(function() t.x = 1 end)) --> expect: false	index_loop.lua:7: '__newindex' chain too long; possible loop
