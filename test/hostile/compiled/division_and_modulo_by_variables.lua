-- attack: divisors that become zero, negative, and large in a hot loop
-- expect: ok
local function run(divisor)
  local sum = 0
  for index = -50000, 50000 do sum = sum + index // divisor + index % divisor end
  return sum
end
assert(run(7) == run(7) and run(1) == 0 and run(-1) == 0 and math.type(run(2.0)) == "float")
assert(run(math.maxinteger) ~= nil and run(math.mininteger) ~= nil)
local ok, message = pcall(run, 0)
assert(not ok and message:find("attempt to divide by zero", 1, true), message)
assert(run(0.0) ~= run(0.0))
