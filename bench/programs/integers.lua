-- Integer arithmetic: a sieve, greatest common divisors, Collatz chains, powers modulo a prime, integer square roots.
-- n: 40000  expected: 61804
-- test n: 300  expected: 527462
local function count_primes(limit)
  local composite, count = {}, 0
  for i = 2, limit do
    if not composite[i] then
      count = count + 1
      for j = i * i, limit, i do composite[j] = true end
    end
  end
  return count
end

local function gcd(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

local function collatz(n)
  local steps = 0
  while n ~= 1 do
    if n & 1 == 0 then n = n >> 1 else n = 3 * n + 1 end
    steps = steps + 1
  end
  return steps
end

local function power(base, exponent, modulus)
  local result = 1
  while exponent > 0 do
    if exponent % 2 == 1 then result = result * base % modulus end
    base = base * base % modulus
    exponent = exponent // 2
  end
  return result
end

local function root(n)
  local low, high = 0, n
  while low < high do
    local middle = (low + high + 1) // 2
    if middle * middle <= n then low = middle else high = middle - 1 end
  end
  return low
end

function run(n)
  local checksum = count_primes(n * 10)
  for i = 1, n do
    checksum = (checksum + gcd(i * 12, 5040) + collatz(i) + power(i, 65537, 30011) + root(i * 7)) % 1000003
  end
  return checksum
end
