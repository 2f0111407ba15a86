-- goto to a label at the end of the body is the usual continue.
local sum = 0
for i = 1, 10 do
  if i % 2 == 0 then goto continue end
  sum = sum + i
  ::continue::
end
print(sum) --> expect: 25
