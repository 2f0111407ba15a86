-- attack: recursion that hands on ever more variable arguments, which would take gigabytes long before the last frame
-- expect: ok
local depth
local function grow(...)
  depth = depth + 1
  return grow(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ...), 1
end
local function overflows(call)
  depth = 0
  local ok, message = call(grow)
  assert(not ok and message:find("stack overflow", 1, true), message)
  assert(depth > 100 and depth < 600, depth)
  return depth
end
local first = overflows(pcall)
-- What was kept is given back.
assert(overflows(pcall) == first)
assert(overflows(function(f) return coroutine.resume(coroutine.create(f)) end) >= first - 10)

-- Many small steps do not add up.
local function count(...) return select("#", ...) end
local list = {}
for i = 1, 300 do list[i] = i end
local all = 0
for _ = 1, 10000 do all = all + count(table.unpack(list)) end
assert(all == 3000000)

-- Below calls that keep them, a handler has room.
local function hold(levels, ...)
  if levels == 0 then error("at the bottom") end
  return hold(levels - 1, ...), 1
end
local ok, message = xpcall(hold, function(text) return text .. count(table.unpack(list)) end, 3000, table.unpack(list))
assert(not ok and message:find("at the bottom300", 1, true), message)
local ok, message = xpcall(hold, function(text) return text .. count(table.unpack(list)) end, 1e6, table.unpack(list))
assert(not ok and message:find("stack overflow300", 1, true), message)
