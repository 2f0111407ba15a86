-- Each iteration of a for loop has its own control variable.
local list = {}
for i = 1, 3 do list[i] = function() i = i + 10; return i end end
print(list[1](), list[1](), list[2](), list[3]()) --> expect: 11	21	12	13
