-- attack: a message handler that loops when it is told of the limit
-- expect: limit fuel
-- profile: host
xpcall(function() while true do end end, function()
  host.survived()
  while true do end
end)
host.survived()
