-- attack: change shared library tables and metatables (as in Redis CVE-2022-24735, CVE-2025-46818); no other script may notice
-- expect: ok
-- profile: sandbox
local ok1 = pcall(function() string.format = function() return "hijacked" end end)
local ok2 = pcall(function() getmetatable("").__index = { upper = function() return "hijacked" end } end)
local ok3 = pcall(rawset, math, "floor", function() return "hijacked" end)
local ok4 = pcall(setmetatable, table, { __index = function() return "hijacked" end })
-- whatever the policy is (read-only, or private to this state), builtins must keep working internally
local r, e = pcall(function() local q = nil; return q() end)
assert(not r and type(e) == "string")
assert(tostring(1.5) == "1.5")
local t = { 3, 1, 2 }
if type(table.sort) == "function" then table.sort(t) assert(t[1] == 1) end
