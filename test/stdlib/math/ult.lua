-- math.ult compares integers as if they had no sign.
local function try(...) print(pcall(...)) end

local integers = { 0, 1, -1, math.maxinteger, math.mininteger, 1 << 53, -(1 << 53) }
for _, x in ipairs(integers) do
  local line = {}
  for position, y in ipairs(integers) do line[position] = tostring(math.ult(x, y)) end
  print(table.concat(line, " ")) --> expect: false true true true true true true
  --> expect: false false true true true true true
  --> expect: false false false false false false false
  --> expect: false false true false true false true
  --> expect: false false true false false false true
  --> expect: false false true true true false true
  --> expect: false false true false false false false
end
print(math.ult(1.0, "2"), math.ult("0x10", 17)) --> expect: true	true
try(math.ult) --> expect: false	bad argument #1 to 'math.ult' (number expected, got no value)
try(math.ult, 1) --> expect: false	bad argument #2 to 'math.ult' (number expected, got no value)
try(math.ult, 1.5, 1) --> expect: false	bad argument #1 to 'math.ult' (number has no integer representation)
try(math.ult, 1, 0 / 0) --> expect: false	bad argument #2 to 'math.ult' (number has no integer representation)
try(math.ult, "x", 1) --> expect: false	bad argument #1 to 'math.ult' (number expected, got string)
try(math.ult, 1, {}) --> expect: false	bad argument #2 to 'math.ult' (number expected, got table)
