-- os.execute of wrong arguments; commands run where the host gives processes.
local function try(...) print(pcall(...)) end
try(os.execute, {}) --> expect: false	bad argument #1 to 'os.execute' (string expected, got table)
try(os.execute, true) --> expect: false	bad argument #1 to 'os.execute' (string expected, got boolean)
try(os.execute, print) --> expect: false	bad argument #1 to 'os.execute' (string expected, got function)
