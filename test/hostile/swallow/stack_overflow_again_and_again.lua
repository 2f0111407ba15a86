-- attack: stack overflows, caught in a loop; and handlers that overflow
-- expect: limit fuel
local function down() return 1 + down() end
while true do
  assert(not pcall(down))
  assert(not xpcall(down, down))
end
