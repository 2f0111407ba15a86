-- attack: comparators that empty, grow or exchange what is sorted
-- expect: ok
local function try(change)
  local list = {}
  for index = 1, 100 do list[index] = 101 - index end
  local turn = 0
  local ok, message = pcall(table.sort, list, function(a, b)
    turn = turn + 1
    if turn == 50 then change(list) end
    return (a or 0) < (b or 0)
  end)
  assert(ok or message:find("invalid order function", 1, true), message)
end
try(function(list) for index = 1, 100 do list[index] = nil end end)
try(function(list) for index = 101, 300 do list[index] = 0 end end)
try(function(list) setmetatable(list, { __index = function() return 7 end, __newindex = function() end }) end)
try(function(list) table.sort(list) end)
try(function(list) for index = 1, 50 do table.remove(list) end end)
try(function(list) list[50] = nil collectgarbage() end)
