-- io.tmpfile: a file for reading and writing that goes away.
--! files: in memory
local file = io.tmpfile()
print(io.type(file), file:seek("end"), file:write("text"):seek("set"), file:read("a")) --> expect: file	0	0	text
print(file:close(), io.tmpfile() ~= io.tmpfile()) --> expect: true	true
