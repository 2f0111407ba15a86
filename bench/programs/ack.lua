-- Calls: Ackermann's function, whose recursion is deep as well as wide.
-- n: 9  expected: 4093
-- test n: 3  expected: 61
local function ack(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, n - 1))
end

function run(n)
  return ack(3, n)
end
