-- file:close, and what a closed file does.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
print(file:close()) --> expect: true
for _, method in ipairs { "close", "flush", "lines", "read", "seek", "setvbuf", "write" } do try(file[method], file) end --> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
--> expect: false	attempt to use a closed file
for _, method in ipairs { "close", "flush", "lines", "read", "seek", "setvbuf", "write" } do
  try(file[method]) --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  try(file[method], {}) --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
  --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
end
local metatable = getmetatable(file)
print(metatable.__name, metatable.__gc == metatable.__close, metatable.__index.close == file.close, metatable.__metatable) --> expect: FILE*	true	true	nil
print(select("#", metatable.__gc(file)), tostring(file)) --> expect: 0	file (closed)
file = io.tmpfile()
print(select("#", metatable.__gc(file)), io.type(file)) --> expect: 0	closed file
print(metatable.__gc(io.stdout), io.type(io.stdout)) --> expect: nil	file
try(metatable.__gc) --> expect: false	bad argument #1 to '?' (FILE* expected, got no value)
try(metatable.__gc, 5) --> expect: false	bad argument #1 to '?' (FILE* expected, got number)
try(metatable.__tostring, {}) --> expect: false	bad argument #1 to '?' (FILE* expected, got table)
do local scoped <close> = io.tmpfile() file = scoped end
print(io.type(file)) --> expect: closed file
