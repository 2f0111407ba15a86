-- Three logins of one user from different places within ten minutes are two too many.
memory.logins = memory.logins or {}

on("login", function(login)
  local recent = {}
  for _, earlier in ipairs(memory.logins[login.user] or {}) do
    if login.time - earlier.time < 600 then recent[#recent + 1] = earlier end
  end
  recent[#recent + 1] = { time = login.time, place = login.place }
  memory.logins[login.user] = recent

  local places, count = {}, 0
  for _, each in ipairs(recent) do
    if not places[each.place] then places[each.place], count = true, count + 1 end
  end
  if count >= 3 then flag(("%s was in %d places within ten minutes"):format(login.user, count)) end
end)
