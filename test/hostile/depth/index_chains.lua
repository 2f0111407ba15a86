-- attack: chains of __index and __newindex that are long, or closed
-- expect: ok
local function over(action)
  local ok, message = pcall(action)
  assert(not ok and message:find("chain too long", 1, true), message)
end
local first = {}
local last = first
for _ = 1, 5000 do
  local one = setmetatable({}, {})
  getmetatable(one).__index, getmetatable(one).__newindex = last, last
  last = one
end
over(function() return last.x end)
over(function() last.x = 1 end)
local loop = {}
setmetatable(loop, { __index = loop, __newindex = loop })
over(function() return loop.x end)
over(function() loop.x = 1 end)
local short = first
for _ = 1, 1000 do short = setmetatable({}, { __index = short }) end
first.x = 5
assert(short.x == 5)
