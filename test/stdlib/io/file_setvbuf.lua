-- file:setvbuf: no buffer, a full one, or one for lines.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
local writer, reader = io.open(name, "w"), io.open(name)
print(writer:setvbuf("no"), writer:write("a") == writer, reader:read("a")) --> expect: true	true	a
print(writer:setvbuf("line"), writer:write("b\n") == writer, reader:read("l")) --> expect: true	true	b
print(writer:setvbuf("full", 1000), writer:setvbuf("full", 2.0), writer:setvbuf("full", nil)) --> expect: true	true	true
try(writer.setvbuf, writer) --> expect: false	bad argument #2 to '?' (string expected, got no value)
try(writer.setvbuf, writer, "half") --> expect: false	bad argument #2 to '?' (invalid option 'half')
try(writer.setvbuf, writer, {}) --> expect: false	bad argument #2 to '?' (string expected, got table)
try(writer.setvbuf, writer, "no", "x") --> expect: false	bad argument #3 to '?' (number expected, got string)
try(writer.setvbuf, writer, "no", 1.5) --> expect: false	bad argument #3 to '?' (number has no integer representation)
os.remove(name)
