-- warn takes strings and numbers; what it warns of is shown elsewhere.
local function try(...) print(pcall(...)) end

print(select("#", warn("@off")), select("#", warn("a", 1, "b"))) --> expect: 0	0
print(select("#", warn("@unknown"))) --> expect: 0
try(warn) --> expect: false	bad argument #1 to 'warn' (string expected, got no value)
try(warn, nil) --> expect: false	bad argument #1 to 'warn' (string expected, got nil)
try(warn, {}) --> expect: false	bad argument #1 to 'warn' (string expected, got table)
try(warn, "a", {}) --> expect: false	bad argument #2 to 'warn' (string expected, got table)
try(warn, "a", nil) --> expect: false	bad argument #2 to 'warn' (string expected, got nil)
try(warn, 1, true) --> expect: false	bad argument #2 to 'warn' (string expected, got boolean)
