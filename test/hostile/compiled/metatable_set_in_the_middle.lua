-- attack: a table read a hundred thousand times gets a metatable meanwhile
-- expect: ok
local object = { x = 1 }
local sum = 0
for index = 1, 100000 do
  if index == 50000 then
    object.x = nil
    setmetatable(object, { __index = function() return 2 end })
  elseif index == 75000 then
    getmetatable(object).__index = { x = 3 }
  elseif index == 90000 then
    setmetatable(object, nil)
    object.x = 4
  end
  sum = sum + object.x
end
assert(sum == 49999 + 25000 * 2 + 15000 * 3 + 10001 * 4, sum)
