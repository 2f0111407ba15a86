-- io.popen of wrong arguments; commands run where the host gives processes.
--! files: in memory
local function try(...) print(pcall(...)) end
try(io.popen) --> expect: false	bad argument #1 to 'io.popen' (string expected, got no value)
try(io.popen, nil) --> expect: false	bad argument #1 to 'io.popen' (string expected, got nil)
try(io.popen, {}) --> expect: false	bad argument #1 to 'io.popen' (string expected, got table)
for _, mode in ipairs { "rw", "", "r+", "rb", "x", 5 } do try(io.popen, "true", mode) end --> expect: false	bad argument #2 to 'io.popen' (invalid mode)
--> expect: false	bad argument #2 to 'io.popen' (invalid mode)
--> expect: false	bad argument #2 to 'io.popen' (invalid mode)
--> expect: false	bad argument #2 to 'io.popen' (invalid mode)
--> expect: false	bad argument #2 to 'io.popen' (invalid mode)
--> expect: false	bad argument #2 to 'io.popen' (invalid mode)
try(io.popen, "true", {}) --> expect: false	bad argument #2 to 'io.popen' (string expected, got table)
