-- attack: a hot loop whose integers pass 2^53 and 2^63 after it was compiled for small ones
-- expect: ok
local function run(start, step, turns)
  local n = start
  for _ = 1, turns do n = n + step end
  return n
end
for _ = 1, 100 do assert(run(0, 1, 1000) == 1000) end
assert(run(0, 1, 100000) == 100000)
assert(run((1 << 53) - 50000, 1, 100000) == (1 << 53) + 50000)
assert(run(math.maxinteger - 50000, 1, 100000) == math.mininteger + 49999)
assert(run(0, 0x7fffffff, 100000) == 0x7fffffff * 100000)
assert(run(0, 1 << 62, 100000) == 0 and math.type(run(0, 1.0, 100000)) == "float")
assert(run(-0.0, -0.0, 100000) == 0 and 1 / run(-0.0, -0.0, 100000) == -math.huge)
