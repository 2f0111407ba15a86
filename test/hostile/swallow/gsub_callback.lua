-- attack: the limit inside the function of gsub
-- expect: limit fuel
-- profile: host
pcall(string.gsub, "abc", ".", function()
  pcall(function() while true do end end)
  host.survived()
end)
host.survived()
