-- attack: a message handler that allocates when memory is short
-- expect: limit memory
-- profile: host
local kept = {}
xpcall(function()
  while true do kept[#kept + 1] = {} end
end, function()
  host.survived()
  while true do kept[#kept + 1] = {} end
end)
host.survived()
