-- io.type tells open files, closed files and everything else apart.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
print(io.type(file), file:close(), io.type(file)) --> expect: file	true	closed file
print(io.type(io.stdin), io.type(io.stdout), io.type(io.stderr), io.type(getmetatable(io.stdin))) --> expect: file	file	file	nil
print(io.type(nil), io.type(1), io.type("file"), io.type({}), io.type(print)) --> expect: nil	nil	nil	nil	nil
try(io.type) --> expect: false	bad argument #1 to 'io.type' (value expected)
