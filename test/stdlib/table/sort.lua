-- Sorting numbers, strings and objects.
local t = { 5, 3, 8, 1, 9, 2 }
table.sort(t)
print(table.concat(t, " ")) --> expect: 1 2 3 5 8 9
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> expect: 9 8 5 3 2 1
t = { "banana", "apple", "Cherry", "", "apple2" }
table.sort(t)
print(table.concat(t, ",")) --> expect: ,Cherry,apple,apple2,banana
t = { 3, 1.5, -2, 2 ^ 53, 1 << 53, -math.huge }
table.sort(t)
print(t[1], t[2], t[3], t[4]) --> expect: -inf	-2	1.5	3
print(pcall(table.sort, { 1, "x", 2 })) --> expect: false	attempt to compare string with number
print(pcall(table.sort, { {}, {} })) --> expect: false	attempt to compare two table values
print(pcall(table.sort, { 1, 2 }, 5)) --> expect: false	bad argument #2 to 'table.sort' (function expected, got number)
print(pcall(table.sort, 5)) --> expect: false	bad argument #1 to 'table.sort' (table expected, got number)
print(select("#", table.sort({})), #t) --> expect: 0	6
local objects = {}
for i = 1, 50 do objects[i] = setmetatable({ v = (i * 37) % 101 }, { __lt = function(a, b) return a.v < b.v end }) end
table.sort(objects)
for i = 2, 50 do assert(objects[i - 1].v <= objects[i].v) end
print(objects[1].v, objects[50].v) --> expect: 2	100
