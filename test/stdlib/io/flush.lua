-- io.flush writes out the default output.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
io.output(name)
io.write("text")
print(io.flush(), io.open(name):read("a"), io.flush(1, 2)) --> expect: true	text	true
io.close()
try(io.flush) --> expect: false	default output file is closed
io.output(io.stdout)
print(io.flush(), io.stdout:flush()) --> expect: true	true
os.remove(name)
