-- Writing, positions, modes and what they forbid (manual §6.8).
--! files: in memory
local name = os.tmpname()
local file <close> = assert(io.open(name, "w"))
print(file:write("a", 1, 1.5, -0.25, 2^53, "\n") == file) --> expect: true
print(file:seek(), file:seek("set", 2), file:seek("cur", 3), file:seek("end"), file:seek("end", -1)) --> expect: 29	2	5	29	28
print(file:seek("set", -1)) --> expect: nil	Invalid argument	22
print(file:read()) --> expect: nil	Bad file descriptor	9
print(file:close()) --> expect: true
print(io.open(name):read("a")) --> expect: a11.5-0.259.007199254741e+15
--> expect:
local reader = io.open(name, "rb")
print(reader:write("x")) --> expect: nil	Bad file descriptor	9
print(reader:read(2), reader:seek(), reader:read(1), reader:seek("cur", -2), reader:read(2)) --> expect: a1	2	1	1	11
reader:close()
local appended = io.open(name, "a")
print(appended:seek(), appended:write("more"):seek()) --> expect: 29	33
appended:close()
local both = io.open(name, "r+b")
both:seek("set", 1)
print(both:write("XY"):seek(), both:read(3)) --> expect: 3	.5-
both:seek("set")
print(both:read("a")) --> expect: aXY.5-0.259.007199254741e+15
--> expect: more
both:close()
local emptied = io.open(name, "w+")
print(emptied:seek("end"), emptied:write("ab\ncd"):seek("set"), emptied:read("a")) --> expect: 0	0	ab
--> expect: cd
emptied:seek("set", 1)
emptied:read(1)
emptied:seek("cur", 0)
emptied:write("Z")
emptied:seek("set")
print(emptied:read("a")) --> expect: abZcd
emptied:close()
-- Without a buffer, or with one for a line, others see what was written.
local writer, other = io.open(name, "w"), io.open(name)
print(writer:setvbuf("no"), writer:write("x") == writer, other:read("a")) --> expect: true	true	x
print(writer:setvbuf("line"), writer:write("y\n") == writer, other:read("a")) --> expect: true	true	y
--> expect:
print(writer:setvbuf("full", 1024), writer:flush(), writer:close()) --> expect: true	true	true
print(os.remove(name), (io.open(name))) --> expect: true	nil
