-- io.input sets the default input to a file or a name, and returns it.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
local old = io.input()
print(old == io.stdin, io.input(nil) == old) --> expect: true	true
local file = io.input(name)
print(io.type(file), io.input() == file, io.type(old)) --> expect: file	true	file
print(io.input(file) == file, io.input(io.tmpfile()) ~= file, io.type(file)) --> expect: true	true	file
file:close()
try(io.input, file) --> expect: false	attempt to use a closed file
print(io.type(io.input())) --> expect: file
try(io.input, "/no/such/file") --> expect: false	cannot open file '/no/such/file' (No such file or directory)
try(io.input, "/no/such\0file") --> expect: false	cannot open file '/no/such' (No such file or directory)
try(io.input, {}) --> expect: false	bad argument #1 to 'io.input' (FILE* expected, got table)
try(io.input, true) --> expect: false	bad argument #1 to 'io.input' (FILE* expected, got boolean)
try(io.input, 5 == 5) --> expect: false	bad argument #1 to 'io.input' (FILE* expected, got boolean)
io.input(old)
print(io.input() == old) --> expect: true
os.remove(name)
