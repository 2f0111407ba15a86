-- A local of an inner block hides the outer one until the block ends (§3.5).
local x = 1
do
  local x = x + 1
  print(x) --> expect: 2
  do local x = "deep" print(x) end --> expect: deep
  print(x) --> expect: 2
end
print(x) --> expect: 1
