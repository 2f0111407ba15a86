-- io.close closes a file, the default output without an argument; standard files stay open.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
print(io.close(file), io.type(file), tostring(file)) --> expect: true	closed file	file (closed)
try(io.close, file) --> expect: false	attempt to use a closed file
print(io.close(io.stdout)) --> expect: nil	cannot close standard file
print(io.stdin:close()) --> expect: nil	cannot close standard file
print(io.type(io.stdout), io.type(io.stdin)) --> expect: file	file
local name = os.tmpname()
io.output(name)
print(io.close(), io.type(io.output())) --> expect: true	closed file
try(io.close) --> expect: false	attempt to use a closed file
io.output(io.stdout)
try(io.close, nil) --> expect: false	bad argument #1 to 'io.close' (FILE* expected, got nil)
try(io.close, {}) --> expect: false	bad argument #1 to 'io.close' (FILE* expected, got table)
try(io.close, 5) --> expect: false	bad argument #1 to 'io.close' (FILE* expected, got number)
try(io.close, "x") --> expect: false	bad argument #1 to 'io.close' (FILE* expected, got string)
os.remove(name)
