-- Inserting at the end and in the middle.
local t = { 1, 2 }
table.insert(t, 3)
table.insert(t, 1, 0)
table.insert(t, 5, "end")
print(table.concat(t, " ")) --> expect: 0 1 2 3 end
print(pcall(table.insert, t, 7, "x")) --> expect: false	bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, t, 0, "x")) --> expect: false	bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, t, -1, "x")) --> expect: false	bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, t)) --> expect: false	wrong number of arguments to 'insert'
print(pcall(table.insert, t, 1, 2, 3)) --> expect: false	wrong number of arguments to 'insert'
print(pcall(table.insert, nil, 1)) --> expect: false	bad argument #1 to 'table.insert' (table expected, got nil)
print(pcall(table.insert, t, "x", 1)) --> expect: false	bad argument #2 to 'table.insert' (number expected, got string)
print(pcall(table.insert, t, 1.5, 1)) --> expect: false	bad argument #2 to 'table.insert' (number has no integer representation)
print(select("#", table.insert(t, 1))) --> expect: 0
