-- Counting and collecting varargs, nils included.
local function f(...)
  local t = { n = select("#", ...), ... }
  return t.n, #t, t[1], (select(2, ...))
end
print(f("a", "b", "c")) --> expect: 3	3	a	b
print(f(1, nil, 3)) --> expect: 3	3	1	nil
print(pcall(f)) --> expect: true	0	0	nil	nil
