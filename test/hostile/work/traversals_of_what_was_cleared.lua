-- attack: tables filled, cleared and traversed
-- expect: limit fuel
local t = {}
while true do
  for i = 1, 20000 do t[i .. "k"] = i end
  for key in pairs(t) do t[key] = nil end
  for _ = 1, 50 do assert(next(t) == nil) end
end
