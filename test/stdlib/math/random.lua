-- Ranges, seeds and argument errors of random.
math.randomseed(42)
local a, b, c = math.random(), math.random(100), math.random(-5, 5)
math.randomseed(42)
print(a == math.random(), b == math.random(100), c == math.random(-5, 5)) --> expect: true	true	true
for i = 1, 1000 do
  local x, y, z = math.random(), math.random(6), math.random(10, 12)
  assert(x >= 0 and x < 1 and y >= 1 and y <= 6 and z >= 10 and z <= 12 and math.type(y) == "integer")
end
print(math.type(math.random(0)), math.random(3, 3), math.random(math.mininteger, math.mininteger) == math.mininteger, --> expect: integer	3	true	integer
  math.type(math.random(math.mininteger, math.maxinteger)))
print(pcall(math.random, 0.5)) --> expect: false	bad argument #1 to 'math.random' (number has no integer representation)
print(pcall(math.random, 2, 1)) --> expect: false	bad argument #1 to 'math.random' (interval is empty)
print(pcall(math.random, 1, 2, 3)) --> expect: false	wrong number of arguments
print(pcall(math.random, "x")) --> expect: false	bad argument #1 to 'math.random' (number expected, got string)
print(pcall(math.random, -1)) --> expect: false	bad argument #1 to 'math.random' (interval is empty)
