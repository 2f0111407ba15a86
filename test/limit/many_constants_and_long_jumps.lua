-- More constants than an operand holds, and a loop body longer than a short jump.
local s = { "local t, x = {}, ... while x < 2 do x = x + 1" }
for i = 1, 70000 do s[#s + 1] = ("t[%d] = %d.5 t.k%d = 'v%d'"):format(i, i, i, i) end
s[#s + 1] = "end return t, x"
local t, x = load(table.concat(s, "\n"), "=k")(1)
print(x, t[1], t[70000], t.k1, t.k70000, t.k40000) --> expect: 2	1.5	70000.5	v1	v70000	v40000
