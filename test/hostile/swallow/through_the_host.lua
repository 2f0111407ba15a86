-- attack: the limit inside a Lua function that a host function calls
-- expect: limit fuel
-- profile: host
pcall(host.callback, function()
  pcall(host.callback, function() while true do end end)
  host.survived()
end)
host.survived()
