--! tsuki-only: PUC cannot yield across table.sort
local co = coroutine.wrap(function()
  local t = { 3, 1, 2 }
  table.sort(t, function(a, b) coroutine.yield("compare") return a < b end)
  return table.concat(t, " ")
end)
local r local n = 0 repeat r = co() n = n + 1 until r ~= "compare"
print(r, n > 2) --> expect: 1 2 3	true
