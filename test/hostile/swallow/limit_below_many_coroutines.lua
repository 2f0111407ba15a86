-- attack: an endless loop at the bottom of a thousand coroutines that catch
-- expect: limit fuel
-- profile: host
local function nest(n)
  if n == 0 then while true do end end
  pcall(coroutine.wrap(function() nest(n - 1) end))
  host.survived()
end
nest(1000)
