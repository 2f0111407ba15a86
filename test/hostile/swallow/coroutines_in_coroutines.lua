-- attack: a hundred coroutines, each in a protected call of the one before
-- expect: limit fuel
-- profile: host
local function nest(depth)
  if depth == 0 then while true do end end
  coroutine.resume(coroutine.create(function()
    pcall(nest, depth - 1)
    host.survived()
  end))
  host.survived()
end
nest(100)
