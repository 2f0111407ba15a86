-- loadfile compiles a file without running it.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
local function write(text) local file <close> = assert(io.open(name, "w")) file:write(text) end
write("return x, ...")
x = "global"
print(loadfile(name)(1)) --> expect: global	1
print(loadfile(name, "t", { x = "own" })(2)) --> expect: own	2
print(pcall(loadfile(name, nil, {}), 3)) --> expect: true	nil	3
print(loadfile(name, "b")) --> expect: nil	attempt to load a text chunk (mode is 'b')
write("# first line\nreturn 'skipped'")
print(loadfile(name)()) --> expect: skipped
write("\27binary")
print(loadfile(name, "t")) --> expect: nil	attempt to load a binary chunk (mode is 't')
write("x = = 1")
print((select(2, loadfile(name)):gsub("^.*(:%d+:)", "%1"))) --> expect: :1: unexpected symbol near '='
write("")
print(select("#", loadfile(name)())) --> expect: 0
os.remove(name)
print(loadfile("/no/such/file")) --> expect: nil	cannot open /no/such/file: No such file or directory
print(loadfile("/tmp")) --> expect: nil	cannot read /tmp: Is a directory
try(loadfile, {}) --> expect: false	bad argument #1 to 'loadfile' (string expected, got table)
try(loadfile, "x", {}) --> expect: false	bad argument #2 to 'loadfile' (string expected, got table)
