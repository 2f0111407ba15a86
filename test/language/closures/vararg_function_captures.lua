-- Closures made in a vararg function capture its locals.
local function f(...)
  local a, b = ...
  return function() a, b = b, a; return a, b end
end
local swap = f(1, 2, 3)
print(swap()) print(swap()) --> expect: 2	1
--> expect: 1	2
