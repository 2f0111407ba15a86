-- Integers that leave the range of plain numbers again and again, until code is compiled without that guess.
local list = { 1, 2, 3 }
local function grow() return 9007199254740991 * #list, #list * #list, 9007199254740991 + #list, -9007199254740991 - #list end
local function divide(n) return (n & 255) * 9007199254740991 // 7, (n & 255) * 9007199254740991 % 7, 9007199254740991 / (n & 255) end
local sum = 0
for round = 1, 60 do
  local a, b, c, d = grow()
  sum = sum + a + b - c ~ d
  if round % 20 == 0 then print(round, a, b, c, d, sum, divide(round)) end
end
