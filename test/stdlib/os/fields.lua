-- The functions of os, and nothing else.
local names = {}
for name in pairs(os) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " ")) --> expect: clock date difftime execute exit getenv remove rename setlocale time tmpname
