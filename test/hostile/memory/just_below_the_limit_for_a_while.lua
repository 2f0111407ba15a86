-- attack: nearly all memory in use, but not for long: garbage in between is collected each time
-- expect: ok
-- memory: 16M
for round = 1, 20 do
  local kept = {}
  while collectgarbage("count") < 15000 do kept[#kept + 1] = { #kept } end
  for i = 1, 1000 do local garbage = { i, {} } end
end
