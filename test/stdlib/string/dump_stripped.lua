-- A stripped function has no names and no lines, and its errors say so.
local code = string.dump(load([[
local debug, captured = debug, 12
print(pcall(error, "message"))
print(pcall(function() error("raised") end))
print(pcall(function() local x; x.y = 1 end))
print(pcall(function() missing() end))
print(pcall(function() return {} < {} end))
print(pcall(function() string.rep() end))
local function f() local x; return captured end
print(debug.getupvalue(f, 1))
print(debug.setupvalue(f, 1, 13), captured)
local info = debug.getinfo(f)
print(info.source, info.short_src, info.linedefined, info.lastlinedefined, info.currentline, info.what)
print(next(debug.getinfo(f, "L").activelines))
print(debug.getlocal(1, 2))
print(debug.getlocal(function(a, b) end, 1))
return f
]], "@program.lua"), true)
local f = load(code, "=(ignored)")() --> expect: false	message
--> expect: false	raised
--> expect: false	?:-1: attempt to index a nil value
--> expect: false	?:-1: attempt to call a nil value (field 'missing')
--> expect: false	?:-1: attempt to compare two table values
--> expect: false	bad argument #1 to 'rep' (string expected, got no value)
--> expect: (no name)	12
--> expect: (no name)	13
--> expect: =?	?	8	8	-1	Lua
--> expect: nil
--> expect: (temporary)	13
--> expect: nil
print(load(string.dump(f))() == _G) --> expect: true
print(load(string.dump(f, true), "name", "b") ~= nil) --> expect: true
print(string.dump(load(code), true) == code) --> expect: true
