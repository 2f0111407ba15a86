-- __concat in chains, which go from right to left.
local mt = { __concat = function(a, b)
  return "(" .. (type(a) == "table" and a.n or a) .. "+" .. (type(b) == "table" and b.n or b) .. ")"
end }
local x = setmetatable({ n = "X" }, mt)
print(x .. "a" .. "b", "a" .. x .. "b", "a" .. "b" .. x, 1 .. x .. 2, x .. x .. x) --> expect: (X+ab)	a(X+b)	a(b+X)	1(X+2)	(X+(X+X))
print("a" .. "b" .. "c" .. x .. "d" .. "e") --> expect: abc(X+de)
print(pcall(function() return {} .. x end), pcall(function() return "a" .. {} end)) --> expect: false	false	concat.lua:8: attempt to concatenate a table value
