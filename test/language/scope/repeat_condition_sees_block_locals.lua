-- The condition of repeat … until may use locals of the body.
local count = 0
repeat
  local done = count >= 2
  count = count + 1
until done
print(count) --> expect: 3
