-- dofile runs a file and gives what it returns; its errors go on.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
local function write(text) local file <close> = assert(io.open(name, "w")) file:write(text) end
write("return 1, nil, 'three', ...")
print(dofile(name)) --> expect: 1	nil	three
write("#!shebang\nx = (x or 0) + 1")
print(dofile(name), dofile(name), x) --> expect: nil	nil	2
write("local t = nil; return t.x")
print((select(2, pcall(dofile, name)):gsub("^.*(:%d+:)", "%1"))) --> expect: :1: attempt to index a nil value (local 't')
write("x = = 1")
print((select(2, pcall(dofile, name)):gsub("^.*(:%d+:)", "%1"))) --> expect: :1: unexpected symbol near '='
write("error({})")
print(type(select(2, pcall(dofile, name)))) --> expect: table
os.remove(name)
try(dofile, "/no/such/file") --> expect: false	cannot open /no/such/file: No such file or directory
try(dofile, "/no/such\0file") --> expect: false	cannot open /no/such: No such file or directory
try(dofile, {}) --> expect: false	bad argument #1 to 'dofile' (string expected, got table)
try(dofile, true) --> expect: false	bad argument #1 to 'dofile' (string expected, got boolean)
