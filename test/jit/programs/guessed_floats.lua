-- Floats in fields, elements, variables and parameters, which code takes to be floats because it saw them, until they are something else.
local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = math.type(parts[i]) == "float" and ("%.17g"):format(parts[i]) .. "f" or tostring(parts[i]) end
  print(table.concat(parts, " "))
end

local sqrt, abs, floor, ceil, max, min = math.sqrt, math.abs, math.floor, math.ceil, math.max, math.min
local captured = 0.5
local total

local Point = {}
Point.__index = Point
Point.scale = 0.25
function Point.new(x, y) return setmetatable({ x = x, y = y }, Point) end
function Point:length() return (self.x * self.x + self.y * self.y) ^ 0.5 end
function Point:square() return self.x ^ 2 * self.scale * self.scale + self.y ^ 2 end
function Point:closer(other)
  local dx, dy = self.x - other.x, self.y - other.y
  if dx < dy or dx <= 0 or dx > 1e3 then dx = -dx end
  return sqrt(dx * dx + dy * dy) - abs(dx * 0.5) + floor(dx * dx) + ceil(dy * dy) + max(dx + 0.5, dy + 0.25) - min(dx * 2.5, dy * 2.5)
end

local function mixed(list, i, factor)
  local value = list[i] * factor - list[1] * list[2] * captured + list[i] / 2
  captured = captured * 0.5 + 0.125
  return value + list[i] - factor, list[i]
end

local function accumulate(n)
  total = 0.5
  local function add(x) total = total + x * total - x * x end
  for i = 1, n do add(i % 3 / 7) end
  return total
end

local function loops(values, n)
  local sum, product = 0.0, 1.5
  for i = 1, n do
    local v = values[i]
    sum = sum + v * v - v
    if sum > 40 then sum = sum - 39.5 end
    product = product * 0.5 + v
    values[i] = product * 0.25 + sum * 0.125
  end
  for _, v in ipairs(values) do sum = sum + v * v end
  return sum, product
end

local a, b = Point.new(1.5, 2.5), Point.new(0.25, -3.75)
local values = { 0.5, 1.25, -2.75, 1e300, 3.5 }
for round = 1, 60 do
  local results = { a:length(), a:square(), a:closer(b), mixed(values, round % 3 + 1, 0.75) }
  if round % 15 == 0 then show(round, table.unpack(results)) end
end
show(accumulate(100), loops({ 0.5, 0.25, 0.125, 0.75, 1.5, 2.5, 3.5, 4.5 }, 8), captured)

-- Integral floats, zeros of both signs, what is no number or infinite: floats still.
local odd = { 2.0, 0.0, -0.0, 1e16, 1e293, -1e300, math.huge, -math.huge, 0 / 0, -(0 / 0), 2.0 ^ 53, 5e-324 }
for round = 1, 3 do
  for _, x in ipairs(odd) do
    a.x, values[2], captured = x, x, x
    show(round, x, a:length(), a:square(), pcall(a.closer, a, b), mixed(values, 2, x))
  end
end

-- Integers, large ones, strings that are numbers, and none.
local others = { 3, math.maxinteger, math.mininteger, 2 ^ 53 | 0, "2.5", "0x10", "x", true, nil }
for round = 1, 12 do
  for i = 1, 9 do
    local x = others[i]
    a.x, values[2], captured = x, x, 0.5
    local function try(f, ...)
      local function results(ok, ...)
        if round % 6 == 0 then show(round, i, ok, ...) end
      end
      results(pcall(f, ...))
    end
    try(a.length, a)
    try(a.square, a)
    try(a.closer, a, b)
    try(mixed, values, 2, 0.5)
    captured = x
    try(mixed, values, 1, 0.5)
    captured = 0.5
    try(mixed, values, 1, x)
    try(loops, { 0.5, 0.25, x, 0.75, 1.5, 2.5, 3.5, 4.5 }, 8)
  end
end

-- Fields that metamethods find, and operators of objects in place of numbers; library functions replaced by others.
local log = {}
local Vector = {}
local function vector(x) return setmetatable({ x = x }, Vector) end
Vector.__mul = function(p, q) return vector((type(p) == "table" and p.x or p) * (type(q) == "table" and q.x or q)) end
Vector.__add = function(p, q) return vector((type(p) == "table" and p.x or p) + (type(q) == "table" and q.x or q)) end
Vector.__pow = function(p, n) log[#log + 1] = n return vector(p.x ^ n) end
Vector.__unm = function(p) return vector(-p.x) end
Vector.__index = function(_, key) log[#log + 1] = key return 0.5 end
local function polynomial(p) return (p.c * p.c + p.c) ^ 2 + (p.c ^ 2) ^ 0.5 + -p.c end
for round = 1, 40 do
  local p = round < 10 and { c = 1.25 } or round % 3 == 0 and { c = vector(1.5) } or round % 3 == 1 and vector(2.5) or { c = 0.75 }
  local ok, result = pcall(polynomial, p)
  if round % 10 > 6 then show(round, ok, type(result) == "table" and result.x or result, #log) end
end
print(table.concat(log, ","):sub(-80))
local function measure(x, f) return f(x) * 0.5 + f(x + 0.25) end
for round = 1, 40 do
  local f = round < 15 and sqrt or round < 30 and abs or function(x) log[#log + 1] = "f" return x * 2 end
  local result = measure(round / 4 + 0.125, f)
  if round % 8 == 0 then show(round, result, #log) end
end
sqrt = function(x) log[#log + 1] = "sqrt" return x end
for round = 1, 20 do a.x, b.x = 0.5 + round, 0.25 * round if round % 5 == 0 then show(a:closer(b), #log) end end
