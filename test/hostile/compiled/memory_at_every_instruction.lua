-- attack: memory that runs out in hot code, wherever
-- expect: limit memory
local kept = {}
local function work(i)
  local t = { i, i + 0.5, name = "n" .. i }
  t[#t + 1] = function() return t, i end
  t["k" .. i] = { t }
  return setmetatable(t, { __index = t })
end
for i = 1, 1e9 do kept[i] = work(i) end
