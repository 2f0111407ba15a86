-- Removing from the end and from the middle.
local t = { 1, 2, 3, 4 }
print(table.remove(t), table.remove(t, 1), table.concat(t, " ")) --> expect: 4	1	2 3
print(table.remove({}), table.remove({}, 0), #t, table.remove(t, 3)) --> expect: nil	nil	2	nil
print(pcall(table.remove, t, 5)) --> expect: false	bad argument #2 to 'table.remove' (position out of bounds)
print(pcall(table.remove, t, -1)) --> expect: false	bad argument #2 to 'table.remove' (position out of bounds)
print(table.remove({ [0] = "zero" }, 0), select("#", table.remove({}))) --> expect: zero	1
print(pcall(table.remove)) --> expect: false	bad argument #1 to 'table.remove' (table expected, got no value)
print(pcall(table.remove, {}, "x")) --> expect: false	bad argument #2 to 'table.remove' (number expected, got string)
