-- Floats: fast Fourier transforms (recursive on tables of pairs, iterative on two arrays), matrices as a class with operators (products,
-- LU decomposition with pivots, determinants, inverses), polynomials, a heat equation on a grid, Simpson's rule with closures.
-- n: rounds.
-- n: 12  expected: 548.664263
-- test n: 1  expected: 43.749353
local sin, cos, pi, abs, sqrt, exp = math.sin, math.cos, math.pi, math.abs, math.sqrt, math.exp

local function generator(a, b)
  return function()
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a / 30269 + b / 30307) % 1.0
  end
end

--------------------------------------------------------------------------------------------------------- complex numbers and transforms

local Complex = {}
Complex.__index = Complex
local function complex(re, im) return setmetatable({ re = re, im = im }, Complex) end
function Complex.__add(a, b) return complex(a.re + b.re, a.im + b.im) end
function Complex.__sub(a, b) return complex(a.re - b.re, a.im - b.im) end
function Complex.__mul(a, b)
  if type(b) == "number" then return complex(a.re * b, a.im * b) end
  return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
end
function Complex.__eq(a, b) return a.re == b.re and a.im == b.im end
function Complex.__unm(a) return complex(-a.re, -a.im) end
function Complex:abs() return sqrt(self.re * self.re + self.im * self.im) end

local function transform_recursive(list)
  local size = #list
  if size == 1 then return { list[1] } end
  local even, odd = {}, {}
  for i = 1, size, 2 do even[#even + 1], odd[#odd + 1] = list[i], list[i + 1] end
  even, odd = transform_recursive(even), transform_recursive(odd)
  local result = {}
  for k = 1, size // 2 do
    local angle = -2 * pi * (k - 1) / size
    local turned = complex(cos(angle), sin(angle)) * odd[k]
    result[k], result[k + size // 2] = even[k] + turned, even[k] - turned
  end
  return result
end

local function transform(re, im, inverse)
  local size = #re
  local j = 1
  for i = 1, size - 1 do
    if i < j then
      re[i], re[j] = re[j], re[i]
      im[i], im[j] = im[j], im[i]
    end
    local bit = size // 2
    while bit >= 1 and j > bit do
      j = j - bit
      bit = bit // 2
    end
    j = j + bit
  end
  local length = 2
  while length <= size do
    local angle = (inverse and 2 or -2) * pi / length
    local step_re, step_im = cos(angle), sin(angle)
    local half = length // 2
    for start = 1, size, length do
      local turn_re, turn_im = 1.0, 0.0
      for k = start, start + half - 1 do
        local a, b = re[k + half], im[k + half]
        local x, y = a * turn_re - b * turn_im, a * turn_im + b * turn_re
        re[k + half], im[k + half] = re[k] - x, im[k] - y
        re[k], im[k] = re[k] + x, im[k] + y
        turn_re, turn_im = turn_re * step_re - turn_im * step_im, turn_re * step_im + turn_im * step_re
      end
    end
    length = length * 2
  end
  if inverse then
    for i = 1, size do re[i], im[i] = re[i] / size, im[i] / size end
  end
end

------------------------------------------------------------------------------------------------------------------------------- matrices

local Matrix = {}
Matrix.__index = Matrix

function Matrix.new(rows, columns, value)
  local self = setmetatable({ rows = rows, columns = columns }, Matrix)
  for i = 1, rows do
    local row = {}
    for j = 1, columns do row[j] = value(i, j) end
    self[i] = row
  end
  return self
end

function Matrix.identity(size) return Matrix.new(size, size, function(i, j) return i == j and 1.0 or 0.0 end) end
function Matrix:copy() return Matrix.new(self.rows, self.columns, function(i, j) return self[i][j] end) end
function Matrix:transposed() return Matrix.new(self.columns, self.rows, function(i, j) return self[j][i] end) end
function Matrix.__add(a, b) return Matrix.new(a.rows, a.columns, function(i, j) return a[i][j] + b[i][j] end) end
function Matrix.__sub(a, b) return Matrix.new(a.rows, a.columns, function(i, j) return a[i][j] - b[i][j] end) end

function Matrix.__mul(a, b)
  if type(b) == "number" then return Matrix.new(a.rows, a.columns, function(i, j) return a[i][j] * b end) end
  assert(a.columns == b.rows, "sizes do not match")
  local turned, result = b:transposed(), setmetatable({ rows = a.rows, columns = b.columns }, Matrix)
  for i = 1, a.rows do
    local row, out = a[i], {}
    for j = 1, b.columns do
      local column, sum = turned[j], 0.0
      for k = 1, a.columns do sum = sum + row[k] * column[k] end
      out[j] = sum
    end
    result[i] = out
  end
  return result
end

function Matrix:norm()
  local sum = 0.0
  for i = 1, self.rows do
    for _, value in ipairs(self[i]) do sum = sum + value * value end
  end
  return sqrt(sum)
end

-- LU decomposition with row exchanges; gives the factors in one matrix, the order of rows, and the sign.
function Matrix:decompose()
  local lu, order, sign, size = self:copy(), {}, 1.0, self.rows
  for i = 1, size do order[i] = i end
  for column = 1, size do
    local pivot, largest = column, abs(lu[column][column])
    for i = column + 1, size do
      if abs(lu[i][column]) > largest then pivot, largest = i, abs(lu[i][column]) end
    end
    if largest < 1e-12 then error { singular = column } end
    if pivot ~= column then
      lu[pivot], lu[column] = lu[column], lu[pivot]
      order[pivot], order[column], sign = order[column], order[pivot], -sign
    end
    local top = lu[column]
    for i = column + 1, size do
      local row = lu[i]
      local factor = row[column] / top[column]
      row[column] = factor
      for j = column + 1, size do row[j] = row[j] - factor * top[j] end
    end
  end
  return lu, order, sign
end

function Matrix:inverse()
  local lu, order = self:decompose()
  local size = self.rows
  local result = Matrix.new(size, size, function() return 0.0 end)
  for column = 1, size do
    local x = {}
    for i = 1, size do
      local sum = order[i] == column and 1.0 or 0.0
      for j = 1, i - 1 do sum = sum - lu[i][j] * x[j] end
      x[i] = sum
    end
    for i = size, 1, -1 do
      local sum = x[i]
      for j = i + 1, size do sum = sum - lu[i][j] * x[j] end
      x[i] = sum / lu[i][i]
    end
    for i = 1, size do result[i][column] = x[i] end
  end
  return result
end

function Matrix:determinant()
  local ok, lu, _, sign = pcall(self.decompose, self)
  if not ok then
    if type(lu) == "table" and lu.singular then return 0.0 end
    error(lu, 0)
  end
  for i = 1, self.rows do sign = sign * lu[i][i] end
  return sign
end

------------------------------------------------------------------------------------------------------ fields, integrals, polynomials

local function heat(size, steps)
  local now, after = {}, {}
  for y = 1, size do
    now[y], after[y] = {}, {}
    for x = 1, size do now[y][x], after[y][x] = (x == 1 and 100.0 or 0.0), (x == 1 and 100.0 or 0.0) end
  end
  for _ = 1, steps do
    for y = 2, size - 1 do
      local above, row, below, out = now[y - 1], now[y], now[y + 1], after[y]
      for x = 2, size - 1 do
        out[x] = row[x] + 0.2 * (above[x] + below[x] + row[x - 1] + row[x + 1] - 4 * row[x])
      end
    end
    now, after = after, now
  end
  local sum = 0.0
  for y = 1, size do
    for x = 1, size do sum = sum + now[y][x] end
  end
  return sum
end

local function simpson(f, a, b, steps)
  local h, sum = (b - a) / steps, f(a) + f(b)
  for i = 1, steps - 1 do sum = sum + f(a + i * h) * (i % 2 == 1 and 4 or 2) end
  return sum * h / 3
end

local function polynomial(...)
  local coefficients = { ... }
  return function(x)
    local value = 0.0
    for i = #coefficients, 1, -1 do value = value * x + coefficients[i] end
    return value
  end
end

local function newton(f, derivative, x)
  for i = 1, 50 do
    local step = f(x) / derivative(x)
    x = x - step
    if abs(step) < 1e-13 then return x, i end
  end
  return x, 50
end

local function near(a, b, what)
  if abs(a - b) > 1e-8 * (1 + abs(b)) then error(what .. ": " .. a .. " is not " .. b) end
end

function run(n)
  local random = generator(61, 67)
  local total = 0.0
  for round = 1, n do
    local size = 2048
    local re, im, list = {}, {}, {}
    for i = 1, size do
      re[i], im[i] = random() - 0.5, 0.0
      list[i] = complex(re[i], 0.0)
    end
    local original = table.move(re, 1, size, 1, {})
    transform(re, im, false)
    local other = transform_recursive(list)
    for i = 1, size, 97 do near(re[i], other[i].re, "transforms") end
    local power = 0.0
    for i = 1, size do power = power + other[i]:abs() end
    transform(re, im, true)
    for i = 1, size, 31 do near(re[i], original[i], "inverse transform") end

    local matrix = Matrix.new(50, 50, function(i, j) return random() + (i == j and 3.0 or 0.0) end)
    local inverse = matrix:inverse()
    near((matrix * inverse - Matrix.identity(50)):norm() + 1.0, 1.0, "inverse")
    near((matrix * 2):determinant() / matrix:determinant(), 2.0 ^ 50, "determinant")
    local flat = Matrix.new(20, 20, function(i) return i * 1.0 end)
    near(flat:determinant(), 0.0, "singular")

    local warm = heat(60, 40)
    local area = simpson(function(x) return exp(-x * x) end, -3.0, 3.0, 4000)
    local root, steps = newton(polynomial(-5.0, -2.0, 0.0, 1.0), polynomial(-2.0, 0.0, 3.0), 2.0 + round / 8)
    total = total + power / size + inverse:norm() + warm / 1000 + area + root + steps
  end
  return ("%.6f"):format(total)
end
