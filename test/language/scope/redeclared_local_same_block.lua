-- Declaring a local again makes a new variable; closures keep the old one.
local x = 1
local function first() return x end
local x = 2
local function second() return x end
x = 3
print(first(), second()) --> expect: 1	3
