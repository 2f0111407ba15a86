-- Named parameters take the first arguments, ... the rest.
local function f(a, b, ...) return a, b, select("#", ...), ... end
print(f()) --> expect: nil	nil	0
print(f(1)) --> expect: 1	nil	0
print(f(1, 2, 3, nil)) --> expect: 1	2	2	3	nil
local function method(self, ...) return self.name, ... end
print(({ name = "object", method = method }):method(1, 2)) --> expect: object	1	2
