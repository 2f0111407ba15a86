-- Has a bug, which is nobody else's problem.
on("night", function()
  local stars
  print(#stars.bright)
end)
