-- math.atan of one number, or of a quotient in the right quadrant.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 0, 1, -1, -0.0, math.huge, -math.huge, "1" } do print(("%.10g"):format(math.atan(x))) end --> expect: 0
--> expect: 0.7853981634
--> expect: -0.7853981634
--> expect: -0
--> expect: 1.570796327
--> expect: -1.570796327
--> expect: 0.7853981634
for _, y in ipairs { 0, -0.0, 1, -1, math.huge } do
  local line = ""
  for _, x in ipairs { 0, -0.0, 1, -1, -math.huge } do line = line .. ("%.6g "):format(math.atan(y, x)) end
  print(line) --> expect: 0 3.14159 0 3.14159 3.14159
  --> expect: -0 -3.14159 -0 -3.14159 -3.14159
  --> expect: 1.5708 1.5708 0.785398 2.35619 3.14159
  --> expect: -1.5708 -1.5708 -0.785398 -2.35619 -3.14159
  --> expect: 1.5708 1.5708 1.5708 1.5708 2.35619
end
print(math.atan(0 / 0) ~= math.atan(0 / 0), math.atan(1, nil) == math.atan(1)) --> expect: true	true
print(pcall(function() return math.atan(), 1 end)) --> expect: false	atan.lua:21: bad argument #1 to 'atan' (number expected, got no value)
print(pcall(function() return math.atan("x"), 1 end)) --> expect: false	atan.lua:22: bad argument #1 to 'atan' (number expected, got string)
print(pcall(function() return math.atan(1, "x"), 1 end)) --> expect: false	atan.lua:23: bad argument #2 to 'atan' (number expected, got string)
print(pcall(function() return math.atan(1, {}), 1 end)) --> expect: false	atan.lua:24: bad argument #2 to 'atan' (number expected, got table)
