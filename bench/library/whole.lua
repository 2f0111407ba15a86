-- Whole strings: rep, reverse, upper, lower, len, comparison and equality of strings just made.
-- n: 36000  expected: 70200000
-- test n: 3  expected: 5715
local words = { "Moon", "LANTERN", "river bank", "stone-paper-scissors", ("Long Text With Words "):rep(20) }

function run(n)
  local sum = 0
  for i = 1, n do
    for j = 1, #words do
      local word = words[j]
      local upper, lower, reversed = word:upper(), word:lower(), word:reverse()
      if upper == lower or reversed:reverse() ~= word then error("wrong") end
      if upper < lower then sum = sum + 1 end
      sum = sum + #upper + lower:byte(1) + reversed:byte(-1)
    end
    sum = sum + #("ab"):rep(i % 50) + #("x"):rep(100, ", ") + #("="):rep(80) + ("-"):rep(10 + i % 3):byte(2)
  end
  return sum
end
