-- Hundreds of arguments, results and parameters.
local function id(...) return ... end
local t = {}
for i = 1, 250 do t[i] = i end
print(select("#", id(table.unpack(t))), (select(250, id(table.unpack(t))))) --> expect: 250	250
print(select("#", table.unpack({}, 1, 5000))) --> expect: 5000
print(#{ id(table.unpack(t)) }) --> expect: 250
local names = {}
for i = 1, 150 do names[i] = "p" .. i end
local f = load("local function f(" .. table.concat(names, ",") .. ") return p150, p1 end return f")()
print(f(table.unpack(t))) --> expect: 150	1
