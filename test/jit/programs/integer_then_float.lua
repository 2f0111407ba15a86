-- Variables that begin as integers and become floats in a loop: which of the two they are shows wherever they go.
local show = function(...)
  local texts = table.pack(...)
  for position = 1, texts.n do
    local value = texts[position]
    texts[position] = math.type(value) and math.type(value) .. ":" .. tostring(value) or tostring(value)
  end
  print(table.concat(texts, " "))
end

local function sum(list, first, last)
  local total = 0
  for i = first, last do total = total + list[i] / 2 end
  return total
end

local function largest(list)
  local best, place = 0, 0
  for i = 1, #list do
    if list[i] / 2 > best then best, place = list[i] / 2, i end
  end
  return best, place
end

local function dot(a, b)
  local total = 0
  for i = 1, #a do total = total + a[i] * 0.5 * b[i] end
  if total == 0 then return -total, total // 1, total | 0 end
  return -total, total + 1, total * 2
end

-- The variable moves to another one, and goes on from there.
local function moved(n)
  local current, last = 7, 0
  for i = 1, n do
    last = current
    current = current / 2
    if i % 50 == 49 then current = 7 end
  end
  return current, last
end

-- Both kinds arrive from both sides of a branch.
local function branches(n)
  local value, integers = 0, 0
  for i = 1, n do
    if i % 3 == 0 then value = i else value = i / 4 end
    if math.type(value) == "integer" then integers = integers + 1 end
  end
  return value, integers
end

-- Seen from inside: kept in a table, captured, joined to a text, handed to functions and metamethods.
local function seen(n)
  local x = 1
  local kept, texts, closures = {}, {}, {}
  local watcher = setmetatable({}, { __index = function(_, key) return math.type(key) end, __add = function(_, y) return y end })
  for i = 1, n do
    kept[i] = x
    texts[i] = x .. ";" .. watcher[x] .. ";" .. tostring(watcher + x)
    local captured = x
    closures[i] = function() return captured end
    x = x * 1.5
    if x > 100 then x = 1 end
  end
  local sum = 0
  for i = 1, n do sum = sum + closures[i]() end
  return kept[1], kept[2], kept[n], texts[1], texts[2], texts[n], sum
end

-- An error in the first round, and in a later one.
local function fails(list)
  local total = 0
  for i = 1, #list do
    local ok, message = pcall(function() return total + list[i] end)
    if not ok then return total, message end
    total = total + list[i] / 1
  end
  return total
end

local function failsInside(list)
  local total = 0
  for i = 1, #list do total = total + list[i] / 2 end
  return total
end

-- Loops in one another, where the inner one runs not at all, once, or often.
local function nested(n, m)
  local total, rounds = 0, 0
  for i = 1, n do
    local part = 0
    for j = 1, m do
      part = part + j / i
      rounds = rounds + 1
    end
    total = total + part
  end
  return total, rounds
end

local function whiles(n)
  local x, y, i = 0, -0.0, 0
  while i < n do
    x, y = y, x
    i = i + 1
    if i % 7 == 0 then y = i / 2 end
  end
  return x, y
end

local function yields(n)
  return coroutine.wrap(function()
    local x = 0
    for i = 1, n do
      coroutine.yield(x)
      x = x + i * 0.25
    end
    return x
  end)
end

-- Bits and whole quotients of what may be an integer.
local function operations(n)
  local x, out = 4, {}
  for i = 1, n do
    if i > n - 3 then
      out[#out + 1] = x // 3
      out[#out + 1] = x % 3
      out[#out + 1] = x & 6
      out[#out + 1] = -x
      out[#out + 1] = ~x
      out[#out + 1] = x == 4
      out[#out + 1] = x < 5
      out[#out + 1] = x - 1
      out[#out + 1] = 1 << x
    end
    if i % 2 == 0 then x = 4 else x = 8 / 2 end
  end
  return out
end

local list, none, ones = {}, {}, {}
for i = 1, 200 do
  list[i] = i
  ones[i] = 1
end

for round = 1, 40 do
  local loud = round == 1 or round == 40
  local results = {
    sum(list, 1, 0), sum(list, 1, 1), sum(list, 1, 200), largest(none), largest(list), dot(none, none), dot(ones, list), moved(0), moved(1),
    moved(120), branches(0), branches(98), branches(99), fails({}), fails({ 1, 2 }), nested(3, 0), nested(3, 1), nested(30, 30), nested(0, 5),
    whiles(0), whiles(1), whiles(2), whiles(500), whiles(501),
  }
  if loud then show(table.unpack(results)) end
  local more = { seen(60) }
  if loud then show(table.unpack(more)) end
  local kinds = operations(50)
  if loud then show(table.unpack(kinds)) end
  if loud then show(select(2, dot(none, none)), select(2, dot(ones, list))) end
  local next = yields(90)
  local last
  for i = 1, 91 do
    last = next()
    if loud and i < 4 then show(last) end
  end
  if loud then show(last) end
end

show(fails({ {} }))
show(fails({ 1, 2, "x" }))
show(pcall(failsInside, { {} }))
show(pcall(failsInside, { 1, {} }))
for size = 1, 3 do
  local texts = {}
  for i = 1, 100 do texts[i] = string.format("%s", sum(list, 1, size)) end
  print(texts[1], texts[100])
end
