-- insert, remove, concat, unpack, move and sort go through __index, __newindex and __len.
local function proxy(t) return setmetatable({}, { __index = t, __newindex = t, __len = function() return #t end }) end
local data = { 3, 1, 2 }
local p = proxy(data)
table.insert(p, 5)
table.insert(p, 1, 9)
print(table.concat(data, " "), #p) --> expect: 9 3 1 2 5	5
print(table.remove(p, 1), table.remove(p), table.concat(data, " ")) --> expect: 9	5	3 1 2
table.sort(p)
print(table.concat(data, " "), table.unpack(p)) --> expect: 1 2 3	1	2	3
print(table.concat(table.move(p, 1, 3, 3, {}), ",", 3, 5)) --> expect: 1,2,3
print(pcall(table.insert, setmetatable({}, { __len = function() return "x" end }), 1)) --> expect: false	object length is not an integer
print(pcall(table.insert, setmetatable({}, { __len = function() return 1.5 end }), 1)) --> expect: false	object length is not an integer
