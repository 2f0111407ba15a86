-- io.open: modes, and what the system says when a file cannot be opened.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
for _, mode in ipairs { "w", "r", "a", "r+", "w+", "a+", "rb", "wb", "ab", "r+b", "w+b", "a+b", "rbb" } do
  local file <close> = assert(io.open(name, mode))
  print(mode, io.type(file), file:seek(), (file:write("x")) == file, (select(2, file:read(0)))) --> expect: w	file	0	true	Bad file descriptor
  --> expect: r	file	0	false	nil
  --> expect: a	file	1	true	Bad file descriptor
  --> expect: r+	file	0	true	nil
  --> expect: w+	file	0	true	nil
  --> expect: a+	file	0	true	nil
  --> expect: rb	file	0	false	nil
  --> expect: wb	file	0	true	Bad file descriptor
  --> expect: ab	file	1	true	Bad file descriptor
  --> expect: r+b	file	0	true	nil
  --> expect: w+b	file	0	true	nil
  --> expect: a+b	file	0	true	nil
  --> expect: rbb	file	0	false	nil
end
print(io.open(name):read("a")) --> expect: xx
print(io.open(name, nil):close()) --> expect: true
for _, mode in ipairs { "", "b", "+", "rw", "r++", "rb+", "t", "R", "r ", 5 } do
  print(mode, select(2, pcall(function() local file = io.open(name, mode) return file end))) --> expect: 	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: b	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: +	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: rw	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: r++	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: rb+	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: t	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: R	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: r 	open.lua:25: bad argument #2 to 'open' (invalid mode)
  --> expect: 5	open.lua:25: bad argument #2 to 'open' (invalid mode)
end
os.remove(name)
for _, mode in ipairs { "r", "w", "a", "r+", "w+", "a+" } do print(mode, io.open("/no/such/file", mode)) end --> expect: r	nil	/no/such/file: No such file or directory	2
--> expect: w	nil	/no/such/file: No such file or directory	2
--> expect: a	nil	/no/such/file: No such file or directory	2
--> expect: r+	nil	/no/such/file: No such file or directory	2
--> expect: w+	nil	/no/such/file: No such file or directory	2
--> expect: a+	nil	/no/such/file: No such file or directory	2
print(io.open(name .. "\0hidden", "w") ~= nil, io.open(name, "r") ~= nil, os.remove(name)) --> expect: true	true	true
print(io.open("")) --> expect: nil	: No such file or directory	2
print(io.open("/tmp", "w")) --> expect: nil	/tmp: Is a directory	21
print(io.open("/tmp"):read()) --> expect: nil	Is a directory	21
print(io.open("/tmp"):read("a")) --> expect: nil	Is a directory	21
try(io.open) --> expect: false	bad argument #1 to 'io.open' (string expected, got no value)
try(io.open, nil) --> expect: false	bad argument #1 to 'io.open' (string expected, got nil)
try(io.open, {}) --> expect: false	bad argument #1 to 'io.open' (string expected, got table)
try(io.open, name, {}) --> expect: false	bad argument #2 to 'io.open' (string expected, got table)
