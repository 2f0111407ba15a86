-- table.unpack gives the elements of a range, through __index, holes as nil.
local function try(...) print(pcall(...)) end

print(table.unpack { 1, 2, 3 }) --> expect: 1	2	3
print(table.unpack({ 1, 2, 3 }, 2)) --> expect: 2	3
print(table.unpack({ 1, 2, 3 }, 2, 5)) --> expect: 2	3	nil	nil
print(table.unpack({ 1, 2, 3 }, -1, 1)) --> expect: nil	nil	1
print(select("#", table.unpack {}), select("#", table.unpack({}, 1, 0)), select("#", table.unpack({}, 3, -3))) --> expect: 0	0	0
print(table.unpack({ 1, 2, 3 }, nil, 2)) --> expect: 1	2
print(table.unpack({ 1, 2, 3 }, "2", 3.0)) --> expect: 2	3
print(table.unpack(setmetatable({}, { __index = function(_, i) return i * 10 end, __len = function() return 3 end }))) --> expect: 10	20	30
print(table.unpack({ [math.maxinteger] = "last" }, math.maxinteger, math.maxinteger)) --> expect: last
print(table.unpack({ [math.mininteger] = "first" }, math.mininteger, math.mininteger)) --> expect: first
print(table.unpack("text", 1, 2)) --> expect: nil	nil
try(table.unpack, {}, 1, math.maxinteger) --> expect: false	too many results to unpack
try(table.unpack, {}, math.mininteger, math.maxinteger) --> expect: false	too many results to unpack
try(table.unpack, {}, 0, math.maxinteger) --> expect: false	too many results to unpack
try(table.unpack, {}, 1, 1e8) --> expect: false	too many results to unpack
try(table.unpack) --> expect: false	attempt to get length of a nil value
try(table.unpack, nil) --> expect: false	attempt to get length of a nil value
try(table.unpack, {}, "x") --> expect: false	bad argument #2 to 'table.unpack' (number expected, got string)
try(table.unpack, {}, 1, {}) --> expect: false	bad argument #3 to 'table.unpack' (number expected, got table)
try(table.unpack, {}, 1.5) --> expect: false	bad argument #2 to 'table.unpack' (number has no integer representation)
try(table.unpack, 5, 1, 2) --> expect: false	attempt to index a number value
