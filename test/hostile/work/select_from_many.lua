-- attack: select among a hundred thousand arguments, from the front and from the back
-- expect: limit fuel
-- expect: error stack overflow
local function last(...)
  local count = select("#", ...)
  for index = 1, count do assert(select(-index, ...) ~= nil and select(index, ...) ~= nil) end
end
last(("s"):rep(100000):byte(1, -1))
