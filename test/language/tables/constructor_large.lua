-- More elements than one store instruction holds.
local source = { "return {" }
for i = 1, 1000 do source[#source + 1] = i * 2 .. "," end
source[#source + 1] = "}"
local t = load(table.concat(source))()
print(#t, t[1], t[50], t[51], t[500], t[1000], t[1001]) --> expect: 1000	2	100	102	1000	2000	nil
local keyed = {}
for i = 1, 300 do keyed[i] = ("k%d = %d"):format(i, i) end
local u = load("return {" .. table.concat(keyed, "; ") .. "}")()
print(u.k1, u.k150, u.k300, u.k301) --> expect: 1	150	300	nil
