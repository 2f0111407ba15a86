-- attack: a loop of protected calls that never end
-- expect: limit fuel
-- profile: host
while true do
  pcall(function() while true do end end)
  host.survived()
end
