-- Calls: the Takeuchi and Ackermann functions, mutual recursion, several arguments and several results.
-- n: 600  expected: 73830
-- test n: 1  expected: 125
local function takeuchi(x, y, z)
  if y >= x then return z end
  return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))
end

local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end

local is_odd
local function is_even(n) if n == 0 then return true end return is_odd(n - 1) end
function is_odd(n) if n == 0 then return false end return is_even(n - 1) end

local function divide(a, b) return a // b, a % b end
local function digits(n)
  local sum = 0
  while n > 0 do
    local quotient, rest = divide(n, 10)
    sum, n = sum + rest, quotient
  end
  return sum
end

function run(n)
  local checksum = 0
  for i = 1, n do
    checksum = checksum + takeuchi(12, 8, 4) + ackermann(2, 40) + digits(123456789 + i)
    if is_even(300 + i) then checksum = checksum + 1 end
  end
  return checksum
end
