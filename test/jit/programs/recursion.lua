-- Recursion of every form, as deep as a thread may get, compiled or not.
local function ack(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, n - 1))
end
local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end
local function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end
local function count(n)
  if n == 0 then return 0 end
  return 1 + count(n - 1)
end
local function concat(n)
  if n == 0 then return "" end
  return concat(n - 1) .. (n % 10000 == 0 and "." or "")
end
local isOdd
local function isEven(n)
  if n == 0 then return true end
  return isOdd(n - 1)
end
function isOdd(n)
  if n == 0 then return false end
  return isEven(n - 1)
end
print(ack(2, 20), ack(3, 4), fib(18), tak(12, 8, 4))
for _ = 1, 3 do print(count(190000), concat(190000), isEven(100001)) end
print(select(2, pcall(count, 600000)):match("stack overflow"))
print(coroutine.wrap(function() return count(100000), coroutine.yield(count(1000)) end)())
local meta = {}
meta.__index = function(t, key) return key == 0 and "end" or t[key - 1] end
print(setmetatable({}, meta)[150])
print(count(190000))
