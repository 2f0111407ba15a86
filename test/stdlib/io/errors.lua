-- Wrong arguments, closed files, and what the system refuses (manual §6.8).
--! files: in memory
local function try(f, ...) print(select(2, pcall(f, ...))) end
print(io.open("/no/such/file")) --> expect: nil	/no/such/file: No such file or directory	2
print(io.open("/no/such\0file", "r+")) --> expect: nil	/no/such: No such file or directory	2
local function open(...) local file = io.open(...) return file end
try(open, "x", "rw") --> expect: errors.lua:6: bad argument #2 to 'open' (invalid mode)
try(open, "x", "") --> expect: errors.lua:6: bad argument #2 to 'open' (invalid mode)
try(open, "x", "+r") --> expect: errors.lua:6: bad argument #2 to 'open' (invalid mode)
try(open, "x", "r+b+") --> expect: errors.lua:6: bad argument #2 to 'open' (invalid mode)
try(open) --> expect: errors.lua:6: bad argument #1 to 'open' (string expected, got no value)
try(function() for _ in io.lines("/no/such/file") do end end) --> expect: errors.lua:12: cannot open file '/no/such/file' (No such file or directory)
try(function() io.input("/no/such/file") end) --> expect: errors.lua:13: cannot open file '/no/such/file' (No such file or directory)
try(function() io.output("/no/such/file") end) --> expect: errors.lua:14: cannot open file '/no/such/file' (No such file or directory)
try(function() io.input({}) end) --> expect: errors.lua:15: bad argument #1 to 'input' (FILE* expected, got table)
local file = io.tmpfile()
try(function() file:read("x") end) --> expect: errors.lua:17: bad argument #1 to 'read' (invalid format)
try(function() file:read("l", "*") end) --> expect:
try(function() file:read({}) end) --> expect: errors.lua:19: bad argument #1 to 'read' (string expected, got table)
try(function() file:read(-1) end) --> expect: not enough memory
try(function() file:read(1.5) end) --> expect: errors.lua:21: bad argument #1 to 'read' (number has no integer representation)
try(function() file:write("a", {}) end) --> expect: errors.lua:22: bad argument #2 to 'write' (string expected, got table)
try(function() file:write(nil) end) --> expect: errors.lua:23: bad argument #1 to 'write' (string expected, got nil)
try(function() file:seek("middle") end) --> expect: errors.lua:24: bad argument #1 to 'seek' (invalid option 'middle')
try(function() file:seek("set", "x") end) --> expect: errors.lua:25: bad argument #2 to 'seek' (number expected, got string)
try(function() file:setvbuf() end) --> expect: errors.lua:26: bad argument #1 to 'setvbuf' (string expected, got no value)
try(function() file:setvbuf("half") end) --> expect: errors.lua:27: bad argument #1 to 'setvbuf' (invalid option 'half')
try(function() file.read() end) --> expect: errors.lua:28: bad argument #1 to 'read' (FILE* expected, got no value)
try(function() file.read({}) end) --> expect: errors.lua:29: bad argument #1 to 'read' (FILE* expected, got table)
try(function() file:lines("x")() end) --> expect: errors.lua:30: bad argument #2 to '?' (invalid format)
try(function() file:lines(table.unpack({}, 1, 251)) end) --> expect: errors.lua:31: bad argument #251 to 'lines' (too many arguments)
try(function() for _ in file:lines("n", "x") do end end) --> expect:
try(function() return file + 1 end) --> expect: errors.lua:33: attempt to perform arithmetic on a FILE* value (upvalue 'file')
try(function() return #file end) --> expect: errors.lua:34: attempt to get length of a FILE* value (upvalue 'file')
try(function() file.field = 1 end) --> expect: errors.lua:35: attempt to index a FILE* value (upvalue 'file')
try(function() io.close(nil) end) --> expect: errors.lua:36: bad argument #1 to 'close' (FILE* expected, got nil)
try(function() io.type() end) --> expect: errors.lua:37: bad argument #1 to 'type' (value expected)
print(file.field, file == file, getmetatable(file).__name, getmetatable(file).__index.read == file.read) --> expect: nil	true	FILE*	true
local lines = file:lines()
file:close()
try(function() file:read() end) --> expect: errors.lua:41: attempt to use a closed file
try(function() file:write("x") end) --> expect: errors.lua:42: attempt to use a closed file
try(function() file:close() end) --> expect: errors.lua:43: attempt to use a closed file
try(function() file:lines() end) --> expect: errors.lua:44: attempt to use a closed file
try(function() lines() end) --> expect: errors.lua:45: file is already closed
print(file, io.type(file)) --> expect: file (closed)	closed file
