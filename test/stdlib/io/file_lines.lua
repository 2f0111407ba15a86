-- file:lines: an iterator that leaves the file open.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
file:write("1 2\n3 x\n")
file:seek("set")
for line in file:lines() do print(line) end --> expect: 1 2
--> expect: 3 x
print(io.type(file), file:lines()()) --> expect: file
file:seek("set")
for a, b in file:lines("n", "n") do print(a, b) end --> expect: 1	2
--> expect: 3	nil
file:seek("set")
for two in file:lines(2) do print((two:gsub("\n", "$"))) end --> expect: 1
--> expect: 2$
--> expect: 3
--> expect: x$
for _ in file:lines("n", "x") do end
print(pcall(function() for _ in file:lines("x") do end end)) --> expect: false	file_lines.lua:20: bad argument #2 to 'for iterator' (invalid format)
print(pcall(function() for _ in file:lines({}) do end end)) --> expect: false	file_lines.lua:21: bad argument #2 to 'for iterator' (string expected, got table)
print(type(file:lines(table.unpack({}, 1, 250)))) --> expect: function
try(file.lines, file, table.unpack({}, 1, 251)) --> expect: false	bad argument #252 to '?' (too many arguments)
local iterator = file:lines()
file:close()
try(iterator) --> expect: false	file is already closed
try(file.lines, file) --> expect: false	attempt to use a closed file
