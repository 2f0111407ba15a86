-- 64-bit hashing: generators and mixers whose products wrap around at 64 bits.
-- n: 900000  expected: 0321f2518093809f
-- test n: 500  expected: 4fad09e0b1f8c1c3
local function splitmix(state)
  state = state + 0x9e3779b97f4a7c15
  local z = state
  z = (z ~ (z >> 30)) * 0xbf58476d1ce4e5b9
  z = (z ~ (z >> 27)) * 0x94d049bb133111eb
  return state, z ~ (z >> 31)
end

local function xorshift(x)
  x = x ~ (x << 13)
  x = x ~ (x >> 7)
  return x ~ (x << 17)
end

local function fnv64(text)
  local hash = 0xcbf29ce484222325
  for i = 1, #text do hash = (hash ~ text:byte(i)) * 0x100000001b3 end
  return hash
end

function run(n)
  local state, checksum, x, lcg = 42, 0, 88172645463325252, 1
  for i = 1, n do
    local value
    state, value = splitmix(state)
    x = xorshift(x)
    lcg = lcg * 6364136223846793005 + 1442695040888963407
    checksum = (checksum << 1 | checksum >> 63) ~ value ~ x ~ lcg
    if i % 16 == 0 then checksum = checksum ~ fnv64("round " .. i) end
  end
  return string.format("%016x", checksum)
end
