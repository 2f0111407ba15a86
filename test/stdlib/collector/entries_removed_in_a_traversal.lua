-- Clearing entries during a traversal is allowed, and collections do not disturb it (§6.1 `next`).
collectgarbage("stop")
local t = {}
for position = 1, 40 do t[{}] = position t["key" .. position] = position end
local count = 0
for key in pairs(t) do
  t[key] = nil
  count = count + 1
  if count % 7 == 0 then collectgarbage() end
end
print(count, next(t)) --> expect: 80	nil
local weak = setmetatable({}, { __mode = "k" })
local kept = {}
for position = 1, 20 do
  local key = {}
  weak[key] = position
  if position % 2 == 0 then kept[#kept + 1] = key end
end
local sum = 0
local key, value = next(weak)
while key do
  sum = sum + (value % 2 == 0 and value or 0)
  if value == 10 then collectgarbage() end
  key, value = next(weak, key)
end
print(sum) --> expect: 110
-- After that, new keys take the places of old ones.
for position = 1, 100 do t[{}] = position end
count = 0
for _ in pairs(t) do count = count + 1 end
print(count) --> expect: 100
