-- os.rename gives a file another name, or says why not.
--! files: in memory
local function try(...) print(pcall(...)) end

local from, to = os.tmpname(), os.tmpname()
io.open(from, "w"):write("text"):close()
print(os.rename(from, to), (io.open(from)), io.open(to):read("a")) --> expect: true	nil	text
print(os.rename(from, to)) --> expect: nil	No such file or directory	2
print(os.rename("/no/such/file", to)) --> expect: nil	No such file or directory	2
print(os.rename(to, "/no/such/folder/file")) --> expect: nil	No such file or directory	2
print(os.rename(to, "")) --> expect: nil	No such file or directory	2
print(os.rename("", to)) --> expect: nil	No such file or directory	2
print(os.rename(to, to)) --> expect: true
print(os.remove(to)) --> expect: true
try(os.rename) --> expect: false	bad argument #1 to 'os.rename' (string expected, got no value)
try(os.rename, "x") --> expect: false	bad argument #2 to 'os.rename' (string expected, got no value)
try(os.rename, {}, "x") --> expect: false	bad argument #1 to 'os.rename' (string expected, got table)
try(os.rename, "x", {}) --> expect: false	bad argument #2 to 'os.rename' (string expected, got table)
