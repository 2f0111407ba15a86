-- Fields, elements, variables and parameters that hold integers when code is made for them, and other things later.
local function describe(...)
  local parts = {}
  for position = 1, select("#", ...) do
    local value = select(position, ...)
    parts[position] = (math.type(value) or type(value)) .. ":" .. tostring(value)
  end
  return table.concat(parts, " ")
end

local odd = { 1.5, -0.0, 3.0, "7", "0x10", 2^53, math.maxinteger, math.mininteger, 1/0, -(0/0), 2^31, -2^31 - 1, 1 << 40, (1 << 53) - 1, true }
odd[#odd + 1] = setmetatable({}, {
  __add = function(a, b) return "sum" end, __sub = function() return "difference" end, __lt = function() return true end,
  __le = function() return false end, __mul = function() return "product" end, __mod = function() return 5 end, __index = function(_, key) return key end,
})

local function arithmetic(x, y) return x + y, x - 1, x * y, y < x, x <= 10, x == y end
local function counter(object) object.count = object.count + 1 return object.count end
local function element(list, i) return list[i] + list[i + 1] * 2, list[i] % 7 end
local up = 1
local function variable() up = up + 1 return up end
local function rounds(first, last) local n = 0 for i = first, last do n = n + i end return n end
local function set(list, i, value) list[i] = value list[i + 1] = value return #list end

for round = 1, 60 do
  arithmetic(round, 2) counter { count = round } element({ round, 2, 3 }, 1) variable() rounds(1, round) set({ 1, 2, 3 }, 2, round)
end
for _, value in ipairs(odd) do
  for round = 1, 12 do
    local report = { describe(pcall(arithmetic, value, 3)), describe(pcall(arithmetic, 3, value)), describe(pcall(counter, { count = value })) }
    report[4] = describe(pcall(element, { value, value }, 1))
    report[5] = describe(pcall(element, { 1, 2, 3 }, value))
    up = value
    report[6] = describe(pcall(variable))
    up = 1
    report[7] = describe(pcall(rounds, 1, round))
    report[8] = describe(pcall(set, { 1, 2, 3 }, value, "x"))
    if round == 12 then print((table.concat(report, "; "):gsub("table: 0x%x+", "table"))) end
  end
end
print(describe(arithmetic(7, 2)), counter { count = 3 }, element({ 1, 2 }, 1), variable(), rounds(1, 10), set({}, 1, 1))
-- Sums that leave 53 and 64 bits.
local function grow(x, y) return x + y end
for round = 1, 60 do grow(round, round) end
for shift = 50, 63 do print(grow(1 << shift, 1 << shift), grow((1 << shift) - 1, 2), grow(-(1 << shift), -1)) end
-- Fields that are absent, elements behind the end.
print(pcall(counter, {}), pcall(element, { 1 }, 1), pcall(element, {}, 0), counter(setmetatable({}, { __index = { count = 9 } })))
