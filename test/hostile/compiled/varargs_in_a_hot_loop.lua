-- attack: variable arguments of changing number
-- expect: ok
local function count(...) return select("#", ...), ... end
local total = 0
for index = 1, 100000 do
  local n, first = count(table.unpack({ index, nil, index }, 1, index % 4))
  total = total + n
  assert(first == nil and index % 4 == 0 or first == index)
end
assert(total == 150000)
