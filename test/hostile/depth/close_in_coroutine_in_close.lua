-- attack: variables to close that close coroutines that close variables
-- expect: ok
local function nest(n)
  local thread = coroutine.create(function()
    local guard <close> = setmetatable({}, { __close = function() if n > 0 then nest(n - 1) end end })
    coroutine.yield()
  end)
  coroutine.resume(thread)
  return coroutine.close(thread)
end
assert(nest(40))
local ok, message = coroutine.close(coroutine.create(print))
assert(ok)
pcall(nest, 1e9)
assert(nest(10))
