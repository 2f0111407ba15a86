-- attack: the same through coroutine.wrap, pcall and a generic loop
-- expect: limit fuel
-- profile: host
pcall(function()
  for _ in coroutine.wrap(function() while true do end end) do end
end)
host.survived()
