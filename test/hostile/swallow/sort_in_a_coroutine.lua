-- attack: a comparison that loops, in a coroutine, in a protected call
-- expect: limit fuel
-- profile: host
local function compare() while true do end end
while true do
  pcall(coroutine.wrap(function() pcall(table.sort, { 3, 2, 1 }, compare) host.survived() end))
  host.survived()
end
