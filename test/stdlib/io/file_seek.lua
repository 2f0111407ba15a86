-- file:seek sets and tells the position.
--! files: in memory
local function try(...) print(pcall(...)) end

local file = io.tmpfile()
print(file:seek(), file:write("0123456789"):seek(), file:seek("set"), file:seek("set", 3), file:read(2), file:seek()) --> expect: 0	10	0	3	34	5
print(file:seek("cur", -1), file:read(1), file:seek("cur"), file:seek("end"), file:seek("end", -2), file:read("a")) --> expect: 4	4	5	10	8	89
print(file:seek("end", 5), file:read(1), file:write("x"):seek(), file:seek("set", 10), file:read("a") == "\0\0\0\0\0x") --> expect: 15	nil	16	10	true
print(file:seek("set", 1.0), file:seek("set", "2"), file:seek(nil, nil)) --> expect: 1	2	2
print(file:seek("set", -1)) --> expect: nil	Invalid argument	22
print(file:seek("cur", -100)) --> expect: nil	Invalid argument	22
print(file:seek("set", math.mininteger)) --> expect: nil	Invalid argument	22
print(file:seek()) --> expect: 2
try(file.seek, file, "middle") --> expect: false	bad argument #2 to '?' (invalid option 'middle')
try(file.seek, file, 5) --> expect: false	bad argument #2 to '?' (invalid option '5')
try(file.seek, file, "set", "x") --> expect: false	bad argument #3 to '?' (number expected, got string)
try(file.seek, file, "set", 1.5) --> expect: false	bad argument #3 to '?' (number has no integer representation)
try(file.seek, file, {}) --> expect: false	bad argument #2 to '?' (string expected, got table)
