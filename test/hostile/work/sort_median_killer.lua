-- attack: organ pipes and saw teeth, on which bad choices of a pivot take quadratic time
-- expect: limit fuel
while true do
  local pipes, teeth = {}, {}
  for index = 1, 10000 do
    pipes[index] = index <= 5000 and index or 10001 - index
    teeth[index] = index % 2
  end
  table.sort(pipes)
  table.sort(teeth)
end
