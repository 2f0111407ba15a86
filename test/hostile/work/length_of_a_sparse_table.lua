-- attack: the border of a table that grows and shrinks at its end
-- expect: limit fuel
local list = {}
for index = 1, 300000 do list[index] = true end
while true do
  for index = 300000, 2, -1 do
    list[index] = nil
    assert(#list < index)
  end
  for index = 2, 300000 do list[index] = true end
end
