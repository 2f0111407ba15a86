-- io.write writes strings and numbers to the default output and returns it.
--! files: in memory
local function try(...) print(pcall(...)) end

print(io.write() == io.stdout, io.write("a", 1, " ", 1.0, " ", -0.0, " ", 1.5, " ", 1e100, " ", 1 << 62, "\n") == io.stdout) --> expect: a1 1 -0 1.5 1e+100 4611686018427387904
print(io.write("\n"):write("chained\n") == io.stdout) --> expect: true	true
try(io.write, "first ", {}) --> expect:
try(io.write, nil) --> expect: chained
try(io.write, true) --> expect: true
local name = os.tmpname()
io.output(name)
print(io.write("to a file", "\0\xff") == io.output(), io.close()) --> expect: first false	bad argument #2 to 'io.write' (string expected, got table)
try(io.write, "x") --> expect: false	bad argument #1 to 'io.write' (string expected, got nil)
try(io.write) --> expect: false	bad argument #1 to 'io.write' (string expected, got boolean)
io.output(io.stdout)
print(#io.open(name):read("a")) --> expect: true	true
local reader = io.open(name)
print(reader:write("x")) --> expect: false	default output file is closed
print(reader:write() == reader) --> expect: false	default output file is closed
--> expect: 11
--> expect: nil	Bad file descriptor	9
--> expect: true
os.remove(name)
