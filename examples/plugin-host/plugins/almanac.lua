-- Asks the server for two things, one after the other.
on("night", function()
  local moon = ask("/moon")
  local sky = ask("/sky")
  print(("the moon is %s, the sky %s"):format(moon, sky))
end)
