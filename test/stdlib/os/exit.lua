-- os.exit of wrong arguments ends nothing.
local function try(...) print(pcall(...)) end
try(os.exit, "x") --> expect: false	bad argument #1 to 'os.exit' (number expected, got string)
try(os.exit, "1.5") --> expect: false	bad argument #1 to 'os.exit' (number has no integer representation)
try(os.exit, 1.5) --> expect: false	bad argument #1 to 'os.exit' (number has no integer representation)
try(os.exit, 0 / 0) --> expect: false	bad argument #1 to 'os.exit' (number has no integer representation)
try(os.exit, {}) --> expect: false	bad argument #1 to 'os.exit' (number expected, got table)
try(os.exit, print, true) --> expect: false	bad argument #1 to 'os.exit' (number expected, got function)
