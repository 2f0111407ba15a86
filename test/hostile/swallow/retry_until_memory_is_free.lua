-- attack: what was kept is let go of as soon as memory is short, and everything begins again
-- expect: limit memory
-- expect: limit fuel
while true do
  local ok = pcall(function()
    local kept = {}
    while true do kept[#kept + 1] = { #kept } end
  end)
  assert(not ok)
end
