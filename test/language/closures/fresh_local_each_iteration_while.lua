-- A local of a loop body is new in every iteration, whichever way the iteration ended.
local list, i = {}, 0
while true do
  i = i + 1
  local captured = i * i
  list[i] = function(add) captured = captured + (add or 0); return captured end
  if i < 3 then goto continue end
  break
  ::continue::
end
list[1](100)
print(list[1](), list[2](), list[3]()) --> expect: 101	4	9
