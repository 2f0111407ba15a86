-- Assigning to a <const> local is a syntax error.
print(load("local x <const> = 1; x = 2", "=c")) --> expect: nil	c:1: attempt to assign to const variable 'x'
print(load("local x <close> = nil; x = 2", "=c")) --> expect: nil	c:1: attempt to assign to const variable 'x'
print(load("local x <const> = 1; local function f() x = 2 end", "=c")) --> expect: nil	c:1: attempt to assign to const variable 'x'
print(load("local x <const>, y = 1, 2; y = 3; return y", "=c")()) --> expect: 3
