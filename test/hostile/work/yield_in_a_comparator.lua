-- attack: a sort that yields at every comparison and is resumed for ever
-- expect: limit fuel
while true do
  local thread = coroutine.wrap(function() table.sort({ 5, 4, 3, 2, 1 }, function(a, b) coroutine.yield() return a < b end) return true end)
  pcall(function() repeat until thread() end)
end
