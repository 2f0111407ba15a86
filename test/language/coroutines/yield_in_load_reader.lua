--! tsuki-only: PUC cannot yield across load
local co = coroutine.wrap(function()
  local parts = { "return ", "6 * ", "7" }
  local i = 0
  return load(function() i = i + 1 coroutine.yield(i) return parts[i] end)()
end)
local last repeat local v = co() last = v until v == 42
print(last) --> expect: 42
