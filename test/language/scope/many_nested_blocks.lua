-- Registers of finished blocks are used again without harm to captured variables.
local functions = {}
do local a, b, c = 1, 2, 3 functions[1] = function() return a + b + c end end
do local d, e = 10, 20 functions[2] = function() d = d + 1 return d + e end end
do local f for i = 1, 3 do local g = i * 100 f = function() return g end end functions[3] = f end
print(functions[1](), functions[2](), functions[2](), functions[3]()) --> expect: 6	31	32	300
