-- attack: numbers to text in concatenations of many operands
-- expect: limit fuel
local i, x = 1, 0.1
while true do
  local _ = i .. x .. i .. x .. i .. x .. i .. x .. i .. x .. i .. x .. i .. x .. i .. x
  i, x = i + 1, x + 0.1
end
