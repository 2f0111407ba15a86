-- A file that nothing refers to is closed by the collector; the default files are referred to (manual §6.8).
--! files: in memory
local name = os.tmpname()
local weak = setmetatable({ file = io.open(name, "w") }, { __mode = "v" })
weak.file:write("text")
collectgarbage()
collectgarbage()
print(weak.file, io.open(name):read("a")) --> expect: nil	text
io.output(name)
io.input(name)
collectgarbage()
print(io.type(io.output()), io.type(io.input()), io.write("kept") == io.output()) --> expect: file	file	true
io.output(io.stdout)
local iterator = io.open(name):lines()
collectgarbage()
print(type(iterator)) --> expect: function
local file = io.open(name)
local finalize = getmetatable(file).__gc
print(select("#", finalize(file)), io.type(file), select("#", finalize(file))) --> expect: 0	closed file	0
os.remove(name)
