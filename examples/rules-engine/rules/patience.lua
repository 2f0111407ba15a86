-- Tries every combination, and not to be stopped.
on("refund", function(refund)
  local attempts = 0
  while true do
    pcall(function() while true do attempts = attempts + 1 end end)
  end
end)
