-- Knows something of everybody who joins; waiting for the file works inside pcall too.
on("join", function(name)
  local ok, profile = pcall(read, name)
  print(ok and ("welcome %s, who %s"):format(name, profile) or "welcome, whoever you are")
end)
