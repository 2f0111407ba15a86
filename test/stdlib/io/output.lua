-- io.output sets the default output to a file or a name, and returns it.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
local old = io.output()
print(old == io.stdout, io.output(nil) == old) --> expect: true	true
local file = io.output(name)
print(io.type(file), io.output() == file, io.type(old)) --> expect: file	true	file
print(io.output(file) == file, io.output(io.tmpfile()) ~= file, io.type(file)) --> expect: true	true	file
file:close()
try(io.output, file) --> expect: false	attempt to use a closed file
print(io.type(io.output())) --> expect: file
try(io.output, "/no/such/file") --> expect: false	cannot open file '/no/such/file' (No such file or directory)
try(io.output, "/no/such\0file") --> expect: false	cannot open file '/no/such' (No such file or directory)
try(io.output, {}) --> expect: false	bad argument #1 to 'io.output' (FILE* expected, got table)
try(io.output, true) --> expect: false	bad argument #1 to 'io.output' (FILE* expected, got boolean)
try(io.output, 5 == 5) --> expect: false	bad argument #1 to 'io.output' (FILE* expected, got boolean)
io.output(old)
print(io.output() == old) --> expect: true
os.remove(name)
