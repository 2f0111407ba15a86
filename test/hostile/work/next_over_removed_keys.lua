-- attack: a traversal that begins anew while the front of the table is empty: quadratic where removed keys are skipped one by one
-- expect: limit fuel
local queue = {}
for index = 1, 200000 do queue["k" .. index] = true end
local taken = 0
while true do
  local key = next(queue)
  if key == nil then break end
  queue[key] = nil
  taken = taken + 1
end
assert(taken == 200000)
while true do for index = 1, 10 do queue[index .. ""] = true end for key in next, queue do queue[key] = nil end end
