-- Float arithmetic in arrays and calls: the largest singular value of an infinite matrix, by the power method.
-- n: 360  expected: 1.274224055
-- test n: 20  expected: 1.273839841
local function entry(i, j)
  local diagonal = i + j
  return 1.0 / (diagonal * (diagonal + 1) / 2 + i + 1)
end

local function multiply(n, vector, result, transposed)
  for i = 0, n - 1 do
    local sum = 0.0
    for j = 0, n - 1 do
      local factor
      if transposed then factor = entry(j, i) else factor = entry(i, j) end
      sum = sum + factor * vector[j + 1]
    end
    result[i + 1] = sum
  end
end

function run(n)
  local u, v, w = {}, {}, {}
  for i = 1, n do u[i] = 1.0 end
  for _ = 1, 5 do
    multiply(n, u, w, false)
    multiply(n, w, v, true)
    multiply(n, v, w, false)
    multiply(n, w, u, true)
  end
  local uv, vv = 0.0, 0.0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return string.format("%.9f", math.sqrt(uv / vv))
end
