-- A loaded chunk has _ENV as its one upvalue; each load gives a new function.
local f = load("a = 1; return function() a = a + 1 return a end")
local g = f()
print(g(), g(), a) --> expect: 2	3	3
local h = load("local a = ... ; return function() a = a + 1 return a end")
local i, j = h(10), h(20)
print(i(), i(), j()) --> expect: 11	12	21
print(load("return ...", "=c")(1, nil, 2)) --> expect: 1	nil	2
local code = load("for i = 1, 3 do s = (s or '') .. i end return s")
print(code(), code()) --> expect: 123	123123
