-- attack: debug.setlocal changes the variables of a hot loop from within a call
-- expect: ok
local function meddle(value)
  for slot = 1, 20 do
    local name = debug.getlocal(2, slot)
    if name == "sum" then debug.setlocal(2, slot, value) end
  end
end
local function run()
  local sum = 0
  for index = 1, 100000 do
    if index == 50000 then meddle(0.5) end
    sum = sum + 1
  end
  return sum
end
assert(run() == 50001.5)
