-- attack: yields from metamethods, comparators, callbacks, readers and iterators
-- expect: ok
-- native: attempt to yield across a C-call boundary
local yield = coroutine.yield
local function run(f)
  local thread = coroutine.create(f)
  local count = 0
  while true do
    local ok, value = coroutine.resume(thread, count)
    assert(ok, value)
    if coroutine.status(thread) == "dead" then return value, count end
    count = count + 1
  end
end
local value, count = run(function()
  local list = { 3, 1, 2 }
  table.sort(list, function(a, b) yield() return a < b end)
  return table.concat(list)
end)
assert(value == "123" and count > 0)
assert(run(function() return (("abc"):gsub(".", function(c) yield() return c:upper() end)) end) == "ABC")
assert(run(function() return tostring(setmetatable({}, { __tostring = function() yield() return "text" end })) end) == "text")
assert(run(function()
  local pieces = { "return ", "7" }
  return load(function() yield() return table.remove(pieces, 1) end)()
end) == 7)
assert(run(function() return table.concat(setmetatable({}, { __len = function() yield() return 2 end, __index = function(_,
  i) yield() return i end })) end) == "12")
assert(run(function() return select("#", table.unpack(setmetatable({}, { __index = function() yield() return 1 end }), 1, 3)) end) == 3)
assert(run(function() return #string.rep("x", (pcall(yield) and 3)) end) == 3)
