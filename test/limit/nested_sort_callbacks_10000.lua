--! tsuki-only: PUC stops at about 200 C calls
local function nest(n)
  if n == 0 then return true end
  local done
  table.sort({ 1, 2 }, function(a, b) if not done then done = true nest(n - 1) end return a < b end)
  return true
end
print(nest(10000)) --> expect: true
