-- math.fmod truncates towards zero; integers stay integers, and their zero divisor is an error.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 7, -7, 7.5, -7.5, 0, math.mininteger, math.maxinteger, math.huge } do
  for _, y in ipairs { 3, -3, 2.5, 1, -1, math.mininteger, math.huge } do print(x, y, (tostring(math.fmod(x, y)):gsub("%-nan", "nan"))) end --> expect: 7	3	1
  --> expect: 7	-3	1
  --> expect: 7	2.5	2.0
  --> expect: 7	1	0
  --> expect: 7	-1	0
  --> expect: 7	-9223372036854775808	7
  --> expect: 7	inf	7.0
  --> expect: -7	3	-1
  --> expect: -7	-3	-1
  --> expect: -7	2.5	-2.0
  --> expect: -7	1	0
  --> expect: -7	-1	0
  --> expect: -7	-9223372036854775808	-7
  --> expect: -7	inf	-7.0
  --> expect: 7.5	3	1.5
  --> expect: 7.5	-3	1.5
  --> expect: 7.5	2.5	0.0
  --> expect: 7.5	1	0.5
  --> expect: 7.5	-1	0.5
  --> expect: 7.5	-9223372036854775808	7.5
  --> expect: 7.5	inf	7.5
  --> expect: -7.5	3	-1.5
  --> expect: -7.5	-3	-1.5
  --> expect: -7.5	2.5	-0.0
  --> expect: -7.5	1	-0.5
  --> expect: -7.5	-1	-0.5
  --> expect: -7.5	-9223372036854775808	-7.5
  --> expect: -7.5	inf	-7.5
  --> expect: 0	3	0
  --> expect: 0	-3	0
  --> expect: 0	2.5	0.0
  --> expect: 0	1	0
  --> expect: 0	-1	0
  --> expect: 0	-9223372036854775808	0
  --> expect: 0	inf	0.0
  --> expect: -9223372036854775808	3	-2
  --> expect: -9223372036854775808	-3	-2
  --> expect: -9223372036854775808	2.5	-0.5
  --> expect: -9223372036854775808	1	0
  --> expect: -9223372036854775808	-1	0
  --> expect: -9223372036854775808	-9223372036854775808	0
  --> expect: -9223372036854775808	inf	-9.2233720368548e+18
  --> expect: 9223372036854775807	3	1
  --> expect: 9223372036854775807	-3	1
  --> expect: 9223372036854775807	2.5	0.5
  --> expect: 9223372036854775807	1	0
  --> expect: 9223372036854775807	-1	0
  --> expect: 9223372036854775807	-9223372036854775808	9223372036854775807
  --> expect: 9223372036854775807	inf	9.2233720368548e+18
  --> expect: inf	3	nan
  --> expect: inf	-3	nan
  --> expect: inf	2.5	nan
  --> expect: inf	1	nan
  --> expect: inf	-1	nan
  --> expect: inf	-9223372036854775808	nan
  --> expect: inf	inf	nan
end
print(math.fmod("7", 3), math.type(math.fmod("7", 3)), math.fmod(5, "2.5")) --> expect: 1.0	float	0.0
print(math.fmod(1, 0.0) ~= math.fmod(1, 0.0), math.fmod(1.0, 0) ~= math.fmod(1.0, 0)) --> expect: true	true
try(math.fmod, 1, 0) --> expect: false	bad argument #2 to 'math.fmod' (zero)
try(math.fmod, math.mininteger, 0) --> expect: false	bad argument #2 to 'math.fmod' (zero)
try(math.fmod) --> expect: false	bad argument #2 to 'math.fmod' (number expected, got no value)
try(math.fmod, 1) --> expect: false	bad argument #2 to 'math.fmod' (number expected, got no value)
try(math.fmod, nil, 1) --> expect: false	bad argument #1 to 'math.fmod' (number expected, got nil)
try(math.fmod, "x", 1) --> expect: false	bad argument #1 to 'math.fmod' (number expected, got string)
try(math.fmod, 1, {}) --> expect: false	bad argument #2 to 'math.fmod' (number expected, got table)
