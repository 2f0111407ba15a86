-- attack: the metatable of strings as a way to the library of others
-- expect: ok
-- profile: sandbox
local find = string.find
local meta = getmetatable("")
if type(meta) == "table" then
  pcall(function() meta.__index = function() return "hijacked" end end)
  pcall(function() meta.__add = function() return "added" end end)
  pcall(rawset, meta, "__len", function() return 0 end)
end
pcall(function() string.upper = function() return "hijacked" end end)
local ok, message = pcall(function() return nil .. "x" end)
assert(not ok and find(message, "attempt to concatenate a nil value", 1, true))
assert(#"abc" == 3 and "a" .. "b" == "ab" and tostring(12) == "12")
