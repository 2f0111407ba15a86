-- Leaving a block by goto closes its captured variables.
local fs = {}
for i = 1, 3 do
  do
    local x = i
    fs[i] = function() x = x + 1 return x end
    if i == 2 then goto skip end
    fs[i]()
  end
  ::skip::
end
print(fs[1](), fs[2](), fs[3]()) --> expect: 3	3	5
