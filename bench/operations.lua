-- What single operations cost, each in a loop: prints a line `name <tab> nanoseconds <tab> result` for each. All run in one process, one after
-- the other, as parts of one large program do: what the host's engine has learned from the others counts. Run by operations.mjs.
-- An argument restricts it to operations whose name contains it, which shows what one of them costs alone.
--
-- What must stay true: results do not depend on the engine, and are returned, so that no work is superfluous.
local clock = os.clock
local wanted = arg and arg[1]

local function measure(name, count, body)
  if wanted and not name:find(wanted, 1, true) then return end
  for _ = 1, 3 do body(count // 10) end
  local best, result = math.huge, nil
  for _ = 1, 5 do
    local start = clock()
    result = body(count)
    best = math.min(best, clock() - start)
  end
  print(string.format("%s\t%.2f\t%s", name, best / count * 1e9, tostring(result)))
end

local function filled(count, value)
  local list = {}
  for i = 1, count do list[i] = value(i) end
  return list
end

local function identity(x) return x end

------------------------------------------------------------------------------------------------------------------------------- strings

local text = ("The quick brown fox jumps over the lazy dog, 12345 times; x = y + 3.5e7\n"):rep(20)

measure("s:sub(i, i)", 300000, function(n)
  local count = 0
  for i = 1, n do
    local k = i % #text + 1
    if text:sub(k, k) == "o" then count = count + 1 end
  end
  return count
end)
measure("s:byte(i)", 300000, function(n)
  local count = 0
  for i = 1, n do
    if text:byte(i % #text + 1) == 111 then count = count + 1 end
  end
  return count
end)
measure("s .. c", 300000, function(n)
  local size = 0
  for _ = 1, n // 100 do
    local s = ""
    for _ = 1, 100 do s = s .. "x" end
    size = size + #s
  end
  return size
end)
measure('"a" .. i .. "b" as a key', 100000, function(n)
  local seen = {}
  for i = 1, n do
    local key = "a" .. i % 100 .. "b"
    seen[key] = (seen[key] or 0) + 1
  end
  return seen.a7b
end)
measure("table.concat, an element", 300000, function(n)
  local list, size = filled(100, function(i) return "item" .. i end), 0
  for _ = 1, n // 100 do size = size + #table.concat(list, ", ") end
  return size
end)
measure("string.format %d %s %5.2f", 50000, function(n)
  local size = 0
  for i = 1, n do size = size + #string.format("%d %s %5.2f", i, "abc", i / 3) end
  return size
end)
measure("gmatch, a character", 300000, function(n)
  local size = 0
  for _ = 1, n // #text do
    for word in text:gmatch("%a+") do size = size + #word end
  end
  return size
end)
measure("gsub with a function, a character", 300000, function(n)
  local size = 0
  for _ = 1, n // #text do size = size + #text:gsub("%a+", string.upper) end
  return size
end)
measure("find, plain", 50000, function(n)
  local sum = 0
  for _ = 1, n do sum = sum + text:find("times", 1, true) end
  return sum
end)
measure("match with captures", 50000, function(n)
  local size = 0
  for _ = 1, n do
    local key, value = ("key = value"):match("^(%w+)%s*=%s*(%w+)$")
    size = size + #key + #value
  end
  return size
end)
measure("rep, reverse, upper", 50000, function(n)
  local size = 0
  for _ = 1, n do size = size + #("ab"):rep(10):reverse():upper() end
  return size
end)
measure("tostring and tonumber", 100000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + tonumber(tostring(i)) end
  return sum
end)
measure("utf8.codes, a character", 100000, function(n)
  local s, sum = ("häß€𝄞x"):rep(10), 0
  for _ = 1, n // 60 do
    for _, code in utf8.codes(s) do sum = sum + code end
  end
  return sum
end)
measure("pack and unpack", 30000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + string.unpack("<I4i2z", string.pack("<I4i2z", i, 5, "abc")) end
  return sum
end)
measure("comparing strings", 300000, function(n)
  local words, count = { "apple", "banana", "cherry", "apricot" }, 0
  for i = 1, n do
    if words[i % 4 + 1] < words[i % 3 + 1] then count = count + 1 end
  end
  return count
end)

-------------------------------------------------------------------------------------------------------------------------------- tables

measure("table.insert and remove", 300000, function(n)
  local list = {}
  for i = 1, n // 2 do table.insert(list, i) end
  for _ = 1, n // 2 do table.remove(list) end
  return #list
end)
measure("list[#list + 1]", 300000, function(n)
  local list = {}
  for i = 1, n do list[#list + 1] = i end
  return #list
end)
measure("table.sort with a function, an element", 20000, function(n)
  local sum = 0
  for _ = 1, n // 1000 do
    local x = 42
    local list = filled(1000, function()
      x = x * 1103515245 + 12345 & 0x7fffffff
      return x
    end)
    table.sort(list, function(a, b) return a > b end)
    sum = sum + list[500]
  end
  return sum
end)
measure("table.unpack, 3", 300000, function(n)
  local list, sum = { 1, 2, 3 }, 0
  for _ = 1, n do
    local a, b, c = table.unpack(list)
    sum = sum + a + b + c
  end
  return sum
end)
measure("{ a, b, c }", 300000, function(n)
  local size = 0
  for i = 1, n do size = size + #{ i, i, i } end
  return size
end)
measure("{ x = a, y = b }", 300000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + ({ x = i, y = 1 }).y end
  return sum
end)
measure("pairs, a field", 300000, function(n)
  local fields, sum = {}, 0
  for i = 1, 100 do fields["k" .. i] = i end
  for _ = 1, n // 100 do
    for _, value in pairs(fields) do sum = sum + value end
  end
  return sum
end)
measure("ipairs, an element", 300000, function(n)
  local list, sum = filled(100, identity), 0
  for _ = 1, n // 100 do
    for _, value in ipairs(list) do sum = sum + value end
  end
  return sum
end)
measure("next(t) == nil", 100000, function(n)
  local object, count = { a = 1 }, 0
  for _ = 1, n do
    if next(object) ~= nil then count = count + 1 end
  end
  return count
end)
measure("strings in variables as keys", 300000, function(n)
  local keys, seen = filled(100, function(i) return "key" .. i end), {}
  for i = 1, n do
    local key = keys[i % 100 + 1]
    seen[key] = (seen[key] or 0) + 1
  end
  return seen.key50
end)
measure("tables as keys", 300000, function(n)
  local keys, seen = filled(64, function() return {} end), {}
  for i = 1, n do seen[keys[i % 64 + 1]] = i end
  return seen[keys[3]]
end)
measure("integers in any order as keys", 300000, function(n)
  local seen, count = {}, 0
  for i = 1, n do
    local key = i * 7919 % 65536
    if not seen[key] then count = count + 1 end
    seen[key] = true
  end
  return count
end)
measure("a queue", 300000, function(n)
  local queue, first = {}, 1
  for i = 1, n do
    queue[i] = i
    if i % 2 == 0 then
      queue[first] = nil
      first = first + 1
    end
  end
  return first
end)
measure("a grid", 300000, function(n)
  local grid = filled(30, function() return filled(30, function() return 0 end) end)
  for _ = 1, n // 900 do
    for y = 1, 30 do
      for x = 1, 30 do grid[y][x] = grid[y][x] + 1 end
    end
  end
  return grid[7][7]
end)

--------------------------------------------------------------------------------------------------------------------- calls and objects

measure("a closure made and called", 300000, function(n)
  local sum = 0
  for i = 1, n do
    local function get() return i end
    sum = sum + get()
  end
  return sum
end)
measure("variable arguments, select", 300000, function(n)
  local function sum(...)
    local total = 0
    for i = 1, select("#", ...) do total = total + (select(i, ...)) end
    return total
  end
  local total = 0
  for i = 1, n // 4 do total = total + sum(i, 2, 3, 4) end
  return total
end)
measure("variable arguments, { ... }", 300000, function(n)
  local function count(...) return #{ ... } end
  local total = 0
  for i = 1, n do total = total + count(i, 2, 3) end
  return total
end)

local A = {}
A.__index = A
function A.new(x) return setmetatable({ x = x }, A) end
function A:get() return self.x end
local B = setmetatable({}, { __index = A })
B.__index = B
local C = setmetatable({}, { __index = B })
C.__index = C

measure("a method of the second class above", 300000, function(n)
  local object, sum = setmetatable({ x = 3 }, C), 0
  for _ = 1, n do sum = sum + object:get() end
  return sum
end)
measure("a new object", 300000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + A.new(i).x end
  return sum
end)
measure("pcall", 300000, function(n)
  local sum = 0
  for i = 1, n do
    local _, value = pcall(identity, i)
    sum = sum + value
  end
  return sum
end)
measure("pcall of error", 30000, function(n)
  local function fail() error {} end
  local count = 0
  for _ = 1, n do
    if not pcall(fail) then count = count + 1 end
  end
  return count
end)
measure("pcall of a failing operation", 30000, function(n)
  local function fail(x) return x.y.z end
  local count = 0
  for _ = 1, n do
    if not pcall(fail, {}) then count = count + 1 end
  end
  return count
end)
measure("resume and yield", 100000, function(n)
  local step = coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
  end)
  local sum = 0
  for _ = 1, n do sum = sum + step() end
  return sum
end)
measure("a coroutine", 20000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + coroutine.wrap(identity)(i) end
  return sum
end)
measure("a variable to be closed", 30000, function(n)
  local count = 0
  local closing = setmetatable({}, { __close = function() count = count + 1 end })
  for _ = 1, n do
    local _ <close> = closing
  end
  return count
end)
for _, name in ipairs { "add", "concat", "lt", "eq", "len", "call" } do
  local one = { __name = name, ["__" .. name] = function() return 1 end }
  local operation = load(string.format(
    "local a, b, n = ... local count = 0 for _ = 1, n do if %s then count = count + 1 end end return count",
    ({ add = "a + b", concat = "a .. b", lt = "a < b", eq = "a == b", len = "#a", call = "a(b)" })[name]
  ))
  measure("__" .. name, 300000, function(n) return operation(setmetatable({}, one), setmetatable({}, one), n) end)
end
measure("__index, a function", 300000, function(n)
  local object, sum = setmetatable({}, { __index = function(_, key) return key end }), 0
  for i = 1, n do sum = sum + object[i] end
  return sum
end)
measure("__newindex, a function", 300000, function(n)
  local values = {}
  local object = setmetatable({}, { __newindex = function(_, key, value) values[key] = value end })
  for i = 1, n do object[i % 50] = i end
  return values[7]
end)
measure("a global variable", 300000, function(n)
  counter = 0
  for _ = 1, n do counter = counter + 1 end
  return counter
end)
measure("load of 20 characters", 2000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + load("return 1 + " .. i % 100)() end
  return sum
end)

------------------------------------------------------------------------------------------------------------------------------- numbers

measure("floats of an array", 300000, function(n)
  local list = filled(1000, function(i) return i / 8 end)
  for _ = 1, n // 1000 do
    for i = 2, 999 do list[i] = 0.5 * (list[i - 1] + list[i + 1]) end
  end
  return list[500]
end)
measure("floats that are whole numbers", 300000, function(n)
  local list = filled(1000, function() return 0.0 end)
  for _ = 1, n // 1000 do
    for i = 1, 1000 do list[i] = list[i] + 1.0 end
  end
  return list[500]
end)
measure("i // 7 and i % 7", 300000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + i // 7 + i % 7 end
  return sum
end)
measure("x // 1 and x % 1", 300000, function(n)
  local sum = 0.0
  for i = 1, n do sum = sum + (i / 4) // 1 + (i / 4) % 1 end
  return sum
end)
measure("2 ^ i", 300000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + 2 ^ (i % 30) end
  return sum
end)
measure("math.floor, max, abs", 300000, function(n)
  local sum = 0
  for i = 1, n do sum = sum + math.floor(i / 3) + math.max(i, 7) + math.abs(-i) end
  return sum
end)
measure("integers of 32 bits", 300000, function(n)
  local hash = 5381
  for i = 1, n do hash = ((hash << 5) + hash ~ i) & 0xffffffff end
  return hash
end)
measure("integers of 64 bits", 300000, function(n)
  local hash = 0xcbf29ce484222325
  for i = 1, n do hash = (hash ~ i & 255) * 0x100000001b3 end
  return hash
end)
measure("math.random", 300000, function(n)
  math.randomseed(7)
  local sum = 0
  for _ = 1, n do sum = sum + math.random(100) end
  return sum
end)
measure("an empty while loop", 300000, function(n)
  local i = 0
  while i < n do i = i + 1 end
  return i
end)
