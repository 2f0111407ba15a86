-- Long concatenations in one expression.
local a = {}
for i = 1, 150 do a[i] = "'" .. i .. "'" end
print(#load("return " .. table.concat(a, " .. "), "=c")()) --> expect: 342
local s = {}
for i = 1, 100 do s[i] = "x" end
print(#load("local x = 'ab' return " .. table.concat(s, " .. "))()) --> expect: 200
