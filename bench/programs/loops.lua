-- Loops: nested counting loops of all kinds, with little else.
-- n: 60000  expected: -53060000
-- test n: 50  expected: -44216
function run(n)
  local sum = 0
  for i = 1, n do
    for j = 1, 100 do
      if (i + j) % 3 == 0 then sum = sum + j else sum = sum - j end
    end
    local k = 100
    while k > 0 do
      sum = sum + k
      k = k - 7
    end
    repeat
      k = k + 1
      if k == 5 then goto next_round end
      sum = sum + 1
      ::next_round::
    until k >= 30
    for x = 10, -10, -2 do sum = sum + x * i end
  end
  return sum
end
