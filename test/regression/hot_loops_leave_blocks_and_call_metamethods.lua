-- Loops that run long enough to be compiled: their ends close blocks, comparisons by metamethods jump back, operators call metamethods.
local calls = 0
local Number = {}
Number.__index = function(_, key) return key == "zero" and 0 or nil end
Number.__newindex = function(object, key, value) rawset(object, key, value * 2) end
Number.__lt = function(a, b) calls = calls + 1 return a.value < b.value end
Number.__le = function(a, b) return a.value <= b.value end
Number.__eq = function(a, b) return a.value == b.value end
Number.__add = function(a, b)
  if type(a) == "number" then return setmetatable({ value = a + b.value, left = true }, Number) end
  return setmetatable({ value = a.value + (type(b) == "number" and b or b.value) }, Number)
end
Number.__unm = function(a) return setmetatable({ value = -a.value }, Number) end
Number.__len = function(a) return a.value end
local function number(value) return setmetatable({ value = value }, Number) end

-- a jump back whose comparison is a metamethod's
local n, limit = number(0), number(30000)
repeat n = n + 1 until not (n < limit)
print(n.value, calls)                 --> expect: 30000	30000

-- the order of operands, and every kind of result
local left, equal, lengths, zeros = 0, 0, 0, 0
for i = 1, 20000 do
  local x = 1 + number(i)
  if x.left then left = left + 1 end
  if x == number(i + 1) then equal = equal + 1 end
  if not (x <= number(i)) then lengths = lengths + #-x end
  x.doubled = i
  zeros = zeros + x.zero + x.doubled % 2
end
print(left, equal, lengths, zeros)    --> expect: 20000	20000	-200030000	0

-- generic loops that end often, within functions and loops, by themselves, by break and by return
local function find(list, wanted)
  for index, value in ipairs(list) do
    if value == wanted then return index end
  end
end
local list, found, missing, broken = { 3, 1, 4, 1, 5 }, 0, 0, 0
for round = 1, 20000 do
  local index = find(list, round % 6)
  if index then found = found + index else missing = missing + 1 end
  for _, value in pairs(list) do
    if value == 4 then break end
    broken = broken + value
  end
  for word in ("a b"):gmatch("%a") do broken = broken + #word end
end
print(found, missing, broken)         --> expect: 36665	6667	120000

-- a variable to be closed stays open while a loop inside its block is compiled, and is closed where the block is left
local closed = 0
local guard = setmetatable({}, { __close = function() closed = closed + 1 end })
for round = 1, 200 do
  local held <close> = guard
  local sum = 0
  for _, value in ipairs(list) do
    for i = 1, 300 do sum = sum + value + i % 2 end
    if closed ~= round - 1 then error("closed too early") end
  end
  if round % 2 == 0 then goto continue end
  ::continue::
end
print(closed)                         --> expect: 200

-- errors in metamethods keep their place
Number.__sub = function(a) return a.missing.field end
local function difference(a, b) return a - b end
for i = 1, 3000 do
  local ok, message = pcall(difference, n, n)
  if ok then print(ok) end
  if i == 3000 then print((message:gsub("^.-:", ""))) end
end                                   --> expect: 68: attempt to index a nil value (field 'missing')
