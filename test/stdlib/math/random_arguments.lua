-- math.random: how many arguments, of what kind, and which intervals.
local function try(...) print(pcall(...)) end

math.randomseed(1)
for _ = 1, 100 do
  local x, y, z = math.random(), math.random(6), math.random(-3, 3)
  assert(0 <= x and x < 1 and math.type(x) == "float")
  assert(1 <= y and y <= 6 and math.type(y) == "integer")
  assert(-3 <= z and z <= 3)
end
print(math.random(1), math.random(7, 7), math.random(math.maxinteger, math.maxinteger), math.random("1"), math.random(1.0)) --> expect: 1	7	9223372036854775807	1	1
print(math.type(math.random(0)), math.type(math.random(math.mininteger, math.maxinteger))) --> expect: integer	integer
try(math.random, -1) --> expect: false	bad argument #1 to 'math.random' (interval is empty)
try(math.random, 2, 1) --> expect: false	bad argument #1 to 'math.random' (interval is empty)
try(math.random, math.maxinteger, math.mininteger) --> expect: false	bad argument #1 to 'math.random' (interval is empty)
try(math.random, 1.5) --> expect: false	bad argument #1 to 'math.random' (number has no integer representation)
try(math.random, 0 / 0) --> expect: false	bad argument #1 to 'math.random' (number has no integer representation)
try(math.random, "x") --> expect: false	bad argument #1 to 'math.random' (number expected, got string)
try(math.random, {}) --> expect: false	bad argument #1 to 'math.random' (number expected, got table)
try(math.random, nil) --> expect: false	bad argument #1 to 'math.random' (number expected, got nil)
try(math.random, 1, nil) --> expect: false	bad argument #2 to 'math.random' (number expected, got nil)
try(math.random, 1, 2, 3) --> expect: false	wrong number of arguments
