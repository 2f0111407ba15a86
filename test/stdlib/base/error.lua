-- error raises any value; a string gets the position of the level asked for.
local function try(...) print(pcall(...)) end

local function raise(...) error(...) end
try(raise, "message") --> expect: false	error.lua:4: message
try(raise, "message", 0) --> expect: false	message
try(raise, "message", 1) --> expect: false	error.lua:4: message
try(raise, "message", 2) --> expect: false	message
try(raise, "message", 100) --> expect: false	message
try(raise, "message", -1) --> expect: false	message
try(raise, 42) --> expect: false	42
try(raise, nil) --> expect: false	nil
try(raise) --> expect: false	nil
try(raise, true, 2) --> expect: false	true
try(raise, "message", "1") --> expect: false	error.lua:4: message
try(raise, "message", "x") --> expect: false	error.lua:4: bad argument #2 to 'error' (number expected, got string)
try(raise, "message", 1.5) --> expect: false	error.lua:4: bad argument #2 to 'error' (number has no integer representation)
try(raise, "message", {}) --> expect: false	error.lua:4: bad argument #2 to 'error' (number expected, got table)
local object = {}
print(select(2, pcall(raise, object)) == object) --> expect: true
print(select("#", pcall(error))) --> expect: 2
print(pcall(function() raise("at caller", 2) end)) --> expect: false	error.lua:22: at caller
