-- file:flush makes what was written visible to others.
--! files: in memory
local name = os.tmpname()
local writer, reader = io.open(name, "w"), io.open(name)
print(writer:write("text"):flush(), reader:read("a"), reader:flush()) --> expect: true	text	true
writer:close()
print(pcall(writer.flush, writer)) --> expect: false	attempt to use a closed file
os.remove(name)
