-- Default input and output, lines of a named file, and closing (manual §6.8).
--! files: in memory
local name = os.tmpname()
print(io.output() == io.stdout, io.input() == io.stdin, io.type(io.stderr)) --> expect: true	true	file
local old = io.output()
print(io.output(name) == io.output(), io.write("one\n", 2, "\n") == io.output(), io.flush()) --> expect: true	true	true
print(io.close(), tostring(io.output()), io.type(io.output()), io.type(old), io.type(1)) --> expect: true	file (closed)	closed file	file	nil
print(pcall(io.write, "x")) --> expect: false	default output file is closed
print(pcall(io.close)) --> expect: false	attempt to use a closed file
io.output(old)
for line in io.lines(name) do print(line) end --> expect: one
--> expect: 2
io.input(name)
print(io.read("l", "n")) --> expect: one	2
print(io.input():close()) --> expect: true
print(pcall(io.read)) --> expect: false	default input file is closed
print(pcall(io.lines)) --> expect: false	attempt to use a closed file
io.input(io.stdin)
local iterator, state, control, file = io.lines(name, 1, "L")
print(state, control, io.type(file)) --> expect: nil	nil	file
print(iterator()) --> expect: o	ne
--> expect:
print(iterator()) --> expect: 2
--> expect:
print(iterator()) --> expect:
print(io.type(file)) --> expect: closed file
print(select(2, pcall(iterator))) --> expect: file is already closed
for line in io.lines(name) do file = line break end
do
  local first <close> = io.open(name)
  file = first
end
print(tostring(file)) --> expect: file (closed)
print(io.stdout:close()) --> expect: nil	cannot close standard file
print(io.write("written ", 1.0, " ", 10, "\n") == io.stdout) --> expect: written 1 10
--> expect: true
--> expect: and more
--> expect: chained
io.stdout:write("and ", "more\n"):write("chained\n")
os.remove(name)
