-- A label at the end of a block is considered outside the scope of its locals.
for i = 1, 2 do
  if i == 1 then goto continue end
  local x = i
  print(x) --> expect: 2
  ::continue::
end
