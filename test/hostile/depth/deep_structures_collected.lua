-- attack: chains of tables, closures, metatables, coroutines and ephemerons that a recursive collector does not survive
-- expect: ok
-- memory: 256M
local tables, closures, metatables, threads = {}, print, {}, nil
local weak = setmetatable({}, { __mode = "k" })
local key = {}
local first = key
for _ = 1, 100000 do
  tables = { tables }
  local inner = closures
  closures = function() return inner end
  metatables = setmetatable({}, { __index = metatables })
  local value = {}
  weak[key] = value
  key = value
end
for _ = 1, 10000 do
  local inner = threads
  threads = coroutine.create(function() return inner end)
end
collectgarbage()
assert(weak[first] and closures() and tables[1] and getmetatable(metatables))
tables, closures, metatables, threads, first, key = nil, nil, nil, nil, nil, nil
collectgarbage()
assert(next(weak) == nil)
