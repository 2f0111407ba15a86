-- Jumping back over a local's declaration makes a new variable.
local list = {}
do
  local i = 1
  ::again::
  local x = i
  list[i] = function() x = x + 1; return x end
  i = i + 1
  if i <= 3 then goto again end
end
print(list[1](), list[1](), list[2](), list[3]()) --> expect: 2	3	3	4
