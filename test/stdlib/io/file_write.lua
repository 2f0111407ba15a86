-- file:write returns the file; a failure is nil, message and number.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
print(file:write() == file, file:write("a", 1, 2.5, 1e15, -0.0) == file) --> expect: true	true
file:seek("set")
print(file:read("a")) --> expect: a12.51e+15-0
try(file.write, file, {}) --> expect: false	bad argument #2 to '?' (string expected, got table)
try(file.write, file, nil) --> expect: false	bad argument #2 to '?' (string expected, got nil)
try(file.write, file, "kept", true) --> expect: false	bad argument #3 to '?' (string expected, got boolean)
print(file:seek("set", 16), file:read("a")) --> expect: 16
local name = os.tmpname()
local reader = io.open(name)
print(reader:write("x")) --> expect: nil	Bad file descriptor	9
print(reader:write("x", "y", "z")) --> expect: nil	Bad file descriptor	9
reader:close()
local appender = io.open(name, "a+")
appender:write("one")
appender:seek("set")
print(appender:write("two"):seek(), appender:seek("set"), appender:read("a")) --> expect: 6	0	onetwo
appender:close()
os.remove(name)
