-- A NaN without a sign was sorted to the end, and came out with one.
local list = {4.5, 3.5, -(0/0), 2.5, 1.5}
table.sort(list)
print(table.concat(list, " ")) --> expect: 1.5 2.5 nan 3.5 4.5
