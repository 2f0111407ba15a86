-- Calls: Takeuchi's function, with three arguments.
-- n: 8  expected: 9
-- test n: 4  expected: 5
local function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end

function run(n)
  return tak(3 * n, 2 * n, n)
end
