-- Closures: composition, currying, memoisation, iterators and counters made of functions.
-- n: 8000  expected: 1099835
-- test n: 20  expected: 702493
local function compose(...)
  local functions = { ... }
  return function(x)
    for i = #functions, 1, -1 do x = functions[i](x) end
    return x
  end
end

local function curry(f) return function(a) return function(b) return f(a, b) end end end

local function memoise(f)
  local known = {}
  return function(x)
    local value = known[x]
    if value == nil then
      value = f(x)
      known[x] = value
    end
    return value
  end
end

local function range(from, to)
  local i = from - 1
  return function()
    if i < to then
      i = i + 1
      return i
    end
  end
end

local function map(f, iterator)
  return function()
    local value = iterator()
    if value ~= nil then return f(value) end
  end
end

local function filter(keep, iterator)
  return function()
    while true do
      local value = iterator()
      if value == nil or keep(value) then return value end
    end
  end
end

local function reduce(f, start, iterator)
  for value in iterator do start = f(start, value) end
  return start
end

local function counter()
  local count = 0
  return { increment = function() count = count + 1 end, value = function() return count end }
end

function run(n)
  local add = curry(function(a, b) return a + b end)
  local multiply = curry(function(a, b) return a * b % 10007 end)
  local pipeline = compose(add(3), multiply(7), add(-2), multiply(3))
  local fibonacci
  fibonacci = memoise(function(x) if x < 2 then return x end return (fibonacci(x - 1) + fibonacci(x - 2)) % 1000003 end)
  local calls, checksum = counter(), 0
  for i = 1, n do
    checksum = checksum + reduce(function(a, b) return (a + b) % 1000003 end, i, map(pipeline, filter(function(x)
      calls.increment()
      return x % 3 ~= 0
    end, range(i, i + 60))))
    checksum = (checksum + fibonacci(i % 200)) % 1000003
  end
  return checksum + calls.value()
end
