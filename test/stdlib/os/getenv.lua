-- os.getenv of wrong arguments; what it gives depends on the host.
local function try(...) print(pcall(...)) end
try(os.getenv) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got no value)
try(os.getenv, nil) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got nil)
try(os.getenv, {}) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got table)
try(os.getenv, print) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got function)
