-- Calls: recursion that is no tail call, 190 000 frames deep, again and again.
-- n: 20  expected: 3800000
-- test n: 1  expected: 190000
local function count(n)
  if n == 0 then return 0 end
  return 1 + count(n - 1)
end

function run(n)
  local sum = 0
  for _ = 1, n do sum = sum + count(190000) end
  return sum
end
