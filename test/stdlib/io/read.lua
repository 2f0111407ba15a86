-- io.read reads from the default input; formats are in read_formats.lua.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
io.output(name):write("12 0x1Fp1\nline\nrest"):close()
io.output(io.stdout)
io.input(name)
print(io.read("n", "n", "l", "l", 2, 0, "a", "a", 0, "l")) --> expect: 12	62.0		line	re		st		nil
print(io.read()) --> expect: nil
print(io.read("a"), io.read(0), io.read("n")) --> expect: 	nil	nil
try(io.read, "x") --> expect: false	bad argument #1 to 'io.read' (invalid format)
try(io.read, {}) --> expect: false	bad argument #1 to 'io.read' (string expected, got table)
try(io.read, nil) --> expect: false	bad argument #1 to 'io.read' (string expected, got nil)
try(io.read, 1.5) --> expect: false	bad argument #1 to 'io.read' (number has no integer representation)
io.input():close()
try(io.read) --> expect: false	default input file is closed
io.input(io.stdin)
print(io.read(), io.read("a"), io.read("n"), io.read(1)) --> expect: nil		nil	nil
print(io.stdin:write("x")) --> expect: nil	Bad file descriptor	9
print(io.stdout:read()) --> expect: nil	Bad file descriptor	9
os.remove(name)
