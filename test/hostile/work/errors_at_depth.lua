-- attack: errors raised and caught at a great depth, without end
-- expect: limit fuel
local function down(n)
  if n > 0 then return 1 + down(n - 1) end
  while true do pcall(error, {}) end
end
down(100000)
