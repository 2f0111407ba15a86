-- attack: new names as keys, in the globals too
-- expect: limit memory
local index = 0
while true do
  index = index + 1
  _G["name" .. index] = index
end
