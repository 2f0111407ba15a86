--! tsuki-only: PUC stops at about 200 C calls
local function nest(n) if n == 0 then return "bottom" end return (coroutine.wrap(nest)(n - 1)) end
print(nest(10000)) --> expect: bottom
local function yielding(n)
  if n == 0 then return coroutine.yield("from the deepest") end
  local co = coroutine.wrap(yielding)
  local v = co(n - 1)
  return coroutine.yield(v)
end
print(coroutine.wrap(yielding)(10000)) --> expect: from the deepest
