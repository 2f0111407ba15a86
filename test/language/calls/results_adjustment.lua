-- Results are cut to one in the middle of a list and in parentheses.
local function two() return 1, 2 end
local function none() end
print(two(), two()) --> expect: 1	1	2
print((two())) --> expect: 1
