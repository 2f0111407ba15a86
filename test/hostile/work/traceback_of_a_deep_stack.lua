-- attack: tracebacks at a depth of a hundred thousand frames
-- expect: limit fuel
local function down(n)
  if n > 0 then return 1 + down(n - 1) end
  while true do debug.traceback("again", 1) end
end
down(100000)
