-- io.lines: an iterator over a named file, closed at its end, or over the default input.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
io.output(name):write("one\ntwo\n\nlast"):close()
io.output(io.stdout)
for line in io.lines(name) do print("[" .. line .. "]") end --> expect: [one]
--> expect: [two]
--> expect: []
--> expect: [last]
for line in io.lines(name, "L") do print(#line) end --> expect: 4
--> expect: 4
--> expect: 1
--> expect: 4
for a, b in io.lines(name, 1, "l") do print(a, b) end --> expect: o	ne
--> expect: t	wo
--> expect:
--> expect: 	last
for all in io.lines(name, "a") do print(#all) break end --> expect: 13
local iterator, state, control, file = io.lines(name)
print(state, control, io.type(file)) --> expect: nil	nil	file
while iterator() do end
print(io.type(file), pcall(iterator)) --> expect: closed file	false	file is already closed
iterator, state, control, file = io.lines(name)
for _ in iterator, state, control, file do break end
print(io.type(file)) --> expect: closed file
io.input(name)
print(select("#", io.lines()), io.lines()(), io.lines("" == 0 or nil, 2)()) --> expect: 1	one	tw
for line in io.lines() do print(line) end --> expect: o
--> expect:
--> expect: last
print(io.type(io.input()), io.input():close()) --> expect: file	true
try(io.lines) --> expect: false	attempt to use a closed file
io.input(io.stdin)
try(io.lines, "/no/such/file") --> expect: false	cannot open file '/no/such/file' (No such file or directory)
try(io.lines, "/no/such\0file") --> expect: false	cannot open file '/no/such' (No such file or directory)
try(io.lines, {}) --> expect: false	bad argument #1 to 'io.lines' (string expected, got table)
try(io.lines, true) --> expect: false	bad argument #1 to 'io.lines' (string expected, got boolean)
try(io.lines, name, table.unpack({}, 1, 251)) --> expect: false	bad argument #252 to 'io.lines' (too many arguments)
print(pcall(function() for _ in io.lines(name, "x") do end end)) --> expect: false	lines.lua:41: bad argument #2 to 'for iterator' (invalid format)
print(pcall(function() for _ in io.lines("/tmp") do end end)) --> expect: false	lines.lua:42: Is a directory
os.remove(name)
