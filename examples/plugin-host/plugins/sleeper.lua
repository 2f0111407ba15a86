-- Sleeps longer than it may, and leaves things in order nevertheless.
on("night", function()
  local lamp <close> = setmetatable({}, { __close = function() print("the lamp is out") end })
  pcall(sleep, 3600)
  print("never reached")
end)
