-- Coroutines that resume coroutines, a hundred deep.
local function nest(n)
  if n == 0 then return coroutine.yield("bottom") end
  local co = coroutine.wrap(nest)
  local v = co(n - 1)
  while true do v = co(coroutine.yield(v .. n)) if v == nil then return end end
end
local co = coroutine.wrap(nest)
print(co(5)) --> expect: bottom12345
print(pcall(co, "x")) --> expect: true	x12345
local depth = 0
local function deep(n) depth = n if n < 100 then return coroutine.wrap(deep)(n + 1) end return "reached " .. n end
print(deep(1), depth) --> expect: reached 100	100
