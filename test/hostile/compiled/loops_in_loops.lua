-- attack: nested loops that are left, continued and restarted from within
-- expect: ok
local count = 0
for a = 1, 100 do
  for b = 1, 100 do
    for c = 1, 100 do
      if c > b then goto continue end
      if b > a then break end
      count = count + 1
    end
    ::continue::
  end
end
assert(count == 171700, count)
local n = 0
repeat
  local done = false
  while true do
    n = n + 1
    if n % 3 == 0 then done = true break end
    if n > 100000 then break end
  end
until done and n > 100000 or n > 100002
assert(n > 100000)
