-- Moving elements within a table and to another, overlapping ranges included.
print(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), " ")) --> expect: 1 1 2 3
print(table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), " ")) --> expect: 2 3 3
print(table.concat(table.move({ 1, 2, 3 }, 1, 3, 1, {}), " ")) --> expect: 1 2 3
print(table.concat(table.move({ 1, 2, 3 }, 1, 0, 5), " ")) --> expect: 1 2 3
print(#table.move({ 1, 2 }, 1, 2, 3)) --> expect: 4
print(pcall(table.move, {}, 1, math.maxinteger, 2)) --> expect: false	bad argument #4 to 'table.move' (destination wrap around)
print(pcall(table.move, {}, -1, math.maxinteger, 2)) --> expect: false	bad argument #3 to 'table.move' (too many elements to move)
print(pcall(table.move, 1, 2, 3, 4)) --> expect: false	bad argument #1 to 'table.move' (table expected, got number)
print(pcall(table.move, {}, 1, 2, 3, 5)) --> expect: false	bad argument #5 to 'table.move' (table expected, got number)
print(pcall(table.move, {}, 1, 2)) --> expect: false	bad argument #4 to 'table.move' (number expected, got no value)
print(table.move({ 10 }, 1, 1, math.maxinteger)[math.maxinteger]) --> expect: 10
