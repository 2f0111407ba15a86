-- attack: comparisons with NaN, negated and not, in a hot loop
-- expect: ok
local nan = 0 / 0
local hits = 0
for index = 1, 100000 do
  local x = index % 10 == 0 and nan or index
  if x < 50000 then hits = hits + 1 end
  if not (x < 50000) then hits = hits + 1 end
  if x >= 50000 then hits = hits + 1 end
  if x ~= x then hits = hits + 10 end
  if x == x and not (x > x) then hits = hits + 100 end
end
assert(hits == 100000 + 45000 + 10 * 10000 + 100 * 90000, hits)
