-- Values with `__call` that hot code calls: as classes, with any number of arguments and results, left in the middle, failing, suspended,
-- one called through another; and library functions in protected mode, with errors of their own.
local Point = setmetatable({}, {
  __call = function(class, x, y) return setmetatable({ x = x, y = y }, class) end,
})
Point.__index = Point
Point.__add = function(a, b) return Point(a.x + b.x, a.y + b.y) end
Point.__call = function(self, ...) return self.x, select("#", ...), ... end

local function points(n)
  local sum = Point(0, 0)
  for i = 1, n do sum = sum + Point(i, i / 2) end
  return sum.x, sum.y
end

local function lists(n)
  local count = 0
  for i = 1, n do
    local p = Point(i, 1)
    local list = { p(i, p(), nil) }
    local x, given, first = p(table.unpack(list, 1, i % 5))
    count = count + #list + x + given + (first or 0)
  end
  return count
end

-- Callable through another callable value, a library function as `__call`, and a tail call.
local Proxy = setmetatable({}, { __call = Point })
local counter = setmetatable({}, { __call = math.max })
local function chained(n)
  local sum = 0
  for i = 1, n do
    local p = Proxy(i)
    sum = sum + p.y
  end
  return sum, pcall(counter, 1, 2)
end
local function tail(p, ...) return p(...) end

local function failing(n)
  local thing = setmetatable({}, { __call = function(self, i) if i % 10 == 0 then error("ten " .. i) end return i end })
  local good, bad = 0, 0
  for i = 1, n do
    local ok, value = pcall(function() return thing(i) + 1 end)
    if ok then good = good + value else bad = bad + #value end
  end
  return good, bad
end

local function suspended(n)
  local thing = setmetatable({}, { __call = function(self, i) coroutine.yield(i) return i * 2 end })
  local sum = 0
  local body = coroutine.wrap(function()
    for i = 1, n do sum = sum + thing(i) end
    return "end"
  end)
  local last
  repeat last = body() until last == "end"
  return sum
end

local function deep(n)
  local thing
  thing = setmetatable({}, { __call = function(self, i) if i == 0 then return 0 end return 1 + self(i - 1) end })
  return thing(n)
end

local function traces()
  local thing = setmetatable({}, { __call = function(self, i) return (debug.traceback("here " .. i)) end })
  local text
  for i = 1, 50 do text = thing(i) end
  return text
end

local function notCallable(n)
  local value, count = {}, 0
  for i = 1, n do
    if i == n then value = nil end
    local ok, message = pcall(function() return value(i) end)
    if not ok then count = count + 1 end
    if i > n - 2 then print(message) end
  end
  return count
end

local function protected(n)
  local results = {}
  for i = 1, n do
    local texts = {
      select("#", pcall(math.abs, -i)), select(2, pcall(math.abs, -i)), select(2, pcall(math.abs, {})), select(2, pcall(math.floor)),
      select(2, pcall(string.rep, "ab", i % 4)), select(2, pcall(string.rep)), select(2, pcall(string.find, "abc", "(b)(")),
      select("#", pcall(string.find, "abc", "(b)")), select(4, pcall(string.byte, "abc", 1, 3)), select(2, pcall(error, i)),
      select(2, pcall(error, "text", 0)), select(2, pcall(error, setmetatable({}, { __tostring = function() return "made" end }))),
      select(2, pcall(assert, false, "no")), select(2, pcall(assert, nil)), select("#", pcall(assert, 1, 2, 3)),
      select(2, pcall(setmetatable, 1, {})), select("#", pcall(table.unpack, { 1, 2, 3 }, 1, 70)), select(2, pcall(pcall)),
      select(2, pcall(next, {}, "no key")), select("#", pcall(select, "#")), select(2, pcall(string.format, "%d", 1.5)),
    }
    for place = 1, #texts do results[place] = tostring(texts[place]) end
  end
  return table.concat(results, "\n")
end

local function resumedProtected(n)
  local step = coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i, "more") end
    error("over", 0)
  end)
  local sum, last = 0, nil
  for _ = 1, n + 3 do
    local ok, i, more = pcall(step)
    if ok and more == "more" then sum = sum + i else last = tostring(ok) .. " " .. tostring(i) end
  end
  return sum, last
end

for round = 1, 3 do
  print(points(300))
  print(resumedProtected(60))
  print(lists(100))
  print(chained(100))
  print(tail(Point(round, 2), "a", nil, "c"))
  print(failing(100))
  print(suspended(60))
  print(deep(100), deep(5000))
  print(notCallable(60))
  print(traces())
  print(protected(60))
end
