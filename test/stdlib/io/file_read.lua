-- file:read: wrong formats, files that are not for reading; formats are in read_formats.lua.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
file:write("text")
file:seek("set")
for _, format in ipairs { "x", "", "*", "**l", "z5", 1.5, true, {}, "-1" } do try(file.read, file, format) end --> expect: false	bad argument #2 to '?' (invalid format)
--> expect: false	bad argument #2 to '?' (invalid format)
--> expect: false	bad argument #2 to '?' (invalid format)
--> expect: false	bad argument #2 to '?' (invalid format)
--> expect: false	bad argument #2 to '?' (invalid format)
--> expect: false	bad argument #2 to '?' (number has no integer representation)
--> expect: false	bad argument #2 to '?' (string expected, got boolean)
--> expect: false	bad argument #2 to '?' (string expected, got table)
--> expect: false	bad argument #2 to '?' (invalid format)
print(file:read("*l")) --> expect: text
file:seek("set")
print(file:read("lots")) --> expect: text
file:seek("set")
print(file:read(math.mininteger == 0 and 1 or 2, "l")) --> expect: te	xt
file:seek("set")
print(file:read("n", "x")) --> expect: nil
print(file:read("a")) --> expect: text
local name = os.tmpname()
local writer = io.open(name, "w")
for _, format in ipairs { "l", "L", "a", "n", 0, 1 } do print(writer:read(format)) end --> expect: nil	Bad file descriptor	9
--> expect: nil	Bad file descriptor	9
--> expect: nil	Bad file descriptor	9
--> expect: nil	Bad file descriptor	9
--> expect: nil	Bad file descriptor	9
--> expect: nil	Bad file descriptor	9
writer:close()
os.remove(name)
