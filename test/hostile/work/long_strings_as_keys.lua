-- attack: a megabyte, new each time, as a key
-- expect: limit fuel
local base = ("k"):rep(1 << 20)
local cache = setmetatable({}, { __mode = "k" })
local turn = 0
while true do
  turn = turn + 1
  cache[base .. turn % 10] = turn
end
