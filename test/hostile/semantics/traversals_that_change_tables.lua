-- attack: next over tables that are emptied, refilled and collected meanwhile
-- expect: ok
local t = {}
for index = 1, 1000 do t["k" .. index], t[index] = index, index end
local count = 0
for key in pairs(t) do
  count = count + 1
  t[key] = nil
  if count % 100 == 0 then collectgarbage() end
end
assert(count == 2000 and next(t) == nil)
for index = 1, 100 do t[index] = index end
for key, value in pairs(t) do t[key] = value + 1 end
assert(t[1] == 2 and t[100] == 101)
local function fails(...)
  local ok, message = pcall(next, ...)
  assert(not ok and message:find("invalid key to 'next'", 1, true), message)
end
fails({}, "no such key")
fails({ 1, 2 }, 7)
fails({ x = 1 }, "y")
fails({}, {})
fails({}, 1.5)
assert(next({}, nil) == nil and next({ 5 }, 1) == nil and not pcall(next, 5) and not pcall(next))
local last, weak = nil, setmetatable({}, { __mode = "k" })
for index = 1, 100 do weak[{}] = index end
for key in pairs(weak) do
  collectgarbage()
  last = key
end
assert(last ~= nil)
