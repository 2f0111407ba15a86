-- attack: a comparator that catches
-- expect: limit fuel
-- profile: host
table.sort({ 3, 1, 2 }, function(a, b)
  pcall(function() while true do end end)
  host.survived()
  return a < b
end)
host.survived()
