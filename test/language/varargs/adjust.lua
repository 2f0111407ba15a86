-- Lists of values are cut or filled where they stand.
local function f(...) return ... end
local a, b, c = f(1, 2)
print(a, b, c) --> expect: 1	2	nil
print(f(1, 2, 3), f(4, 5)) --> expect: 1	4	5
print((f(1, 2, 3))) --> expect: 1
print(#{ f(1, 2, 3), f(4, 5) }, #{ f(), f(), 3 }) --> expect: 3	3
print(({ f() })[1], select("#", f()), select("#", f(nil)), select("#", f(nil, nil))) --> expect: nil	0	1	2
