-- xpcall calls a handler where the error happens.
local function try(...) print(pcall(...)) end

print(xpcall(function(...) return ... end, print, 1, nil, 3)) --> expect: true	1	nil	3
print(xpcall(error, function(message) return "handled: " .. tostring(message) end, "x", 0)) --> expect: false	handled: x
print(xpcall(error, function(...) return ... end)) --> expect: false	nil
print(xpcall(function() local t = nil; return t.x end, function(message) return message, "second is dropped" end)) --> expect: false	xpcall.lua:7: attempt to index a nil value (local 't')
print(xpcall(nil, function(message) return message end)) --> expect: false	attempt to call a nil value
print(xpcall(error, function() error("again") end) == false) --> expect: true
print(select("#", xpcall(function() end, print))) --> expect: 1
print(xpcall(function() error(setmetatable({}, { __tostring = function() return "object" end })) end, tostring)) --> expect: false	object
print((select(2, xpcall(function() error("deep", 0) end, debug.traceback)):match("^deep\nstack traceback:"))) --> expect: deep
--> expect: stack traceback:
try(xpcall) --> expect: false	bad argument #2 to 'xpcall' (function expected, got no value)
try(xpcall, print) --> expect: false	bad argument #2 to 'xpcall' (function expected, got no value)
try(xpcall, print, nil) --> expect: false	bad argument #2 to 'xpcall' (function expected, got nil)
try(xpcall, print, {}) --> expect: false	bad argument #2 to 'xpcall' (function expected, got table)
