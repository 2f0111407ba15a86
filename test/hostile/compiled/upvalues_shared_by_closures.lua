-- attack: variables captured in hot loops: one for each turn, shared by the closures of the turn
-- expect: ok
local getters, setters = {}, {}
for index = 1, 100000 do
  local value = index
  if index % 10000 == 0 then
    getters[#getters + 1] = function() return value end
    setters[#setters + 1] = function(new) value = new end
  end
  value = value + 1
end
for place = 1, 10 do
  assert(getters[place]() == place * 10000 + 1)
  setters[place](place)
end
for place = 1, 10 do assert(getters[place]() == place) end
