-- Joining the elements of a list.
print(table.concat({}), table.concat({ 1, 2.5, "x" }), table.concat({ 1, 2, 3 }, ", "), table.concat({ 1, 2, 3 }, ",", 2), --> expect: 	12.5x	1, 2, 3	2,3	2
  table.concat({ 1, 2, 3 }, ",", 2, 2), table.concat({ 1, 2, 3 }, ",", 3, 2))
print(pcall(table.concat, { 1, {}, 3 })) --> expect: false	invalid value (table) at index 2 in table for 'concat'
print(pcall(table.concat, { 1, nil, 3 }, ",", 1, 3)) --> expect: false	invalid value (nil) at index 2 in table for 'concat'
print(pcall(table.concat)) --> expect: false	bad argument #1 to 'table.concat' (table expected, got no value)
print(pcall(table.concat, 5)) --> expect: false	bad argument #1 to 'table.concat' (table expected, got number)
print(pcall(table.concat, {}, 1, 2, "x")) --> expect: false	bad argument #4 to 'table.concat' (number expected, got string)
print(table.concat({ [5] = "five", [6] = "six" }, "-", 5, 6)) --> expect: five-six
print(table.concat(setmetatable({}, { __index = function(_, i) return "v" .. i end, __len = function() return 3 end }), " ")) --> expect: v1 v2 v3
print(table.concat({ "a", "b" }, 1), table.concat({ 1, 2 }, "\0") == "1\0002") --> expect: a1b	true
print(pcall(table.concat, { true })) --> expect: false	invalid value (boolean) at index 1 in table for 'concat'
