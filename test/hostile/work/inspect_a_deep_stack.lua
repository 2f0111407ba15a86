-- attack: debug.getinfo and debug.getlocal from the far end of a deep stack
-- expect: limit fuel
local function down(n)
  if n > 0 then return 1 + down(n - 1) end
  while true do
    for level = 99990, 100000 do
      debug.getinfo(level, "nSlutfr")
      debug.getlocal(level, 1)
    end
  end
end
down(100000)
