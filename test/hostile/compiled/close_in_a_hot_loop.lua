-- attack: a variable to close in each of a hundred thousand turns, and an error in one of them
-- expect: ok
local closed = 0
local class = { __close = function() closed = closed + 1 end }
local guard = setmetatable({}, class)
for index = 1, 100000 do
  local own <close> = guard
  if index == 50000 then goto continue end
  ::continue::
end
assert(closed == 100000)
local ok, message = pcall(function()
  for index = 1, 100000 do
    local own <close> = guard
    if index == 77777 then error("stop", 0) end
  end
end)
assert(not ok and message == "stop" and closed == 177777)
