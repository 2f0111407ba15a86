-- Only integer division by zero is an error; constants are not folded then.
print(pcall(function() return 1 // 0 end)) --> expect: false	integer_division_by_zero.lua:2: attempt to divide by zero
print(pcall(function() return 1 % 0 end)) --> expect: false	integer_division_by_zero.lua:3: attempt to perform 'n%0'
print(pcall(function() local a, b = 5, 0; return a // b end)) --> expect: false	integer_division_by_zero.lua:4: attempt to divide by zero
print(pcall(function() local a, b = 5, 0; return a % b end)) --> expect: false	integer_division_by_zero.lua:5: attempt to perform 'n%0'
print(1 // 0.0, 1.0 // 0, -1.0 // 0, 1 / 0) --> expect: inf	inf	-inf	inf
print(pcall(load("return 0 // 0", "=c"))) --> expect: false	c:1: attempt to divide by zero
print(pcall(load("return 0 % 0", "=c"))) --> expect: false	c:1: attempt to perform 'n%0'
