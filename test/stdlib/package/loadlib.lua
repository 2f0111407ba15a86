-- package.loadlib checks its arguments; there are no dynamic libraries.
local function try(...) print(pcall(...)) end

try(package.loadlib) --> expect: false	bad argument #1 to 'package.loadlib' (string expected, got no value)
try(package.loadlib, "library") --> expect: false	bad argument #2 to 'package.loadlib' (string expected, got no value)
try(package.loadlib, {}, "name") --> expect: false	bad argument #1 to 'package.loadlib' (string expected, got table)
try(package.loadlib, "library", {}) --> expect: false	bad argument #2 to 'package.loadlib' (string expected, got table)
