-- Floats that are whole numbers are encoded: read from arrays, fields and variables, stored, divided with `//`, and mixed with what is no float.
local function show(x) return math.type(x) == "float" and string.format("%a", x) or tostring(x) end

local function smoothed(size, steps)
  local now, after = {}, {}
  for i = 1, size do now[i], after[i] = (i == 3 and 64.0 or 0.0), 0.0 end
  for _ = 1, steps do
    for i = 2, size - 1 do after[i] = now[i] + 0.25 * (now[i - 1] - 2 * now[i] + now[i + 1]) end
    now, after = after, now
  end
  local sum = 0.0
  for i = 1, size do sum = sum + now[i] end
  return show(sum), show(now[3]), show(now[size])
end
for _ = 1, 4 do print(smoothed(12, 40)) end

-- The elements are floats, then integers, strings, nil, and such as another table gives.
local function scaled(list, first, last)
  local sum = 0.0
  for i = first, last do sum = sum + list[i] * 0.5 end
  return sum
end
local list = {}
for i = 1, 40 do list[i] = (i % 4) * 1.0 end
for _ = 1, 6 do print(show(scaled(list, 1, 40))) end
list[7], list[8], list[9], list[10] = 3, "0x10", -0.0, 2 ^ 53
for _ = 1, 12 do print(show(scaled(list, 1, 40))) end
list[20] = nil
print(pcall(scaled, list, 1, 40))
setmetatable(list, { __index = function(_, key) return key + 0.0 end })
for _ = 1, 12 do print(show(scaled(list, 1, 41))) end
list[5] = 0 / 0
print(scaled(list, 1, 41) ~= scaled(list, 1, 41))

-- The same of fields.
local function moved(point)
  for _ = 1, 10 do point.x, point.y = point.x + 1.0, point.y * -1.0 end
  return show(point.x), show(point.y)
end
for _, y in ipairs { 0.0, -0.0, 1.0, 1, 1.5, math.huge, 2 ^ 60, "3" } do print(moved { x = 0.0, y = y }) end
print(pcall(moved, { x = 0.0 }))
print(moved(setmetatable({ x = 0.0 }, { __index = { y = 2.0 } })))

-- Floor division of floats, and of a float and an integer.
local function floors(numbers, divisor)
  local parts = {}
  for i = 1, #numbers do
    local x = numbers[i] * 1.0
    parts[#parts + 1] = show(x // divisor) .. " " .. show(x // 2) .. " " .. show(7 // x) .. " " .. show(x / 4 // 1)
  end
  return table.concat(parts, "\n")
end
local numbers = { 0.0, -0.0, 1.0, -1.0, 7.5, -7.5, 2 ^ 53, -2 ^ 60, 1e300, math.huge, -math.huge, 0 / 0, 5e-324 }
for _, divisor in ipairs { 2.0, -3, 0.0, -0.0, 0.5, 1e308, math.huge, -math.huge, 4 } do
  local text = floors(numbers, divisor)
  for _ = 1, 3 do assert(floors(numbers, divisor) == text) end
  print(text)
end
print(pcall(floors, numbers, "x"), pcall(floors, numbers, {}))
print(floors({ 6 }, setmetatable({}, { __idiv = function(a) return -a end })))

-- Whole powers.
for base = -7, 7 do
  local parts = {}
  for exponent = -2, 40, 3 do parts[#parts + 1] = show(base ^ exponent):sub(1, 12) end
  print(table.concat(parts, " "))
end
for exponent = -1074, 1024, 61 do io.write(show(2 ^ exponent), " ") end
print(show(2 ^ 1023), show(2 ^ 1024), show((-2) ^ 3), show(0 ^ 3), show((-0.0) ^ 3), show(10 ^ 15), show(3.0 ^ 33))
