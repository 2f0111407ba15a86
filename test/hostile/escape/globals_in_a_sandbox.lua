-- attack: every global replaced, protected, and removed
-- expect: ok
-- profile: sandbox
local pairs, pcall, type, assert, setmetatable = pairs, pcall, type, assert, setmetatable
local keep = {}
for key, value in pairs(_G) do keep[key] = value end
for key in pairs(keep) do pcall(function() _G[key] = nil end) end
pcall(setmetatable, _G, { __index = function(_, key) return key end, __newindex = function() end, __metatable = "locked" })
local ok, message = pcall(function() return {} + 1 end)
assert(not ok and type(message) == "string")
assert(keep.load("return 1")() == 1 or true)
