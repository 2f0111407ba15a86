-- Garbage of every kind leads to a collection in the end.
local function untilCollected(make)
  local isCollected = false
  setmetatable({}, { __gc = function() isCollected = true end })
  local steps = 0
  repeat
    local garbage = make(steps)
    steps = steps + 1
  until isCollected
  return steps > 1
end
print("tables", untilCollected(function() return {} end)) --> expect: tables	true
print("elements", untilCollected(function() local t = {} for i = 1, 50 do t[i] = i end return t end)) --> expect: elements	true
print("fields", untilCollected(function() local t = {} t.a = 1 t.b = 2 t.c = 3 return t end)) --> expect: fields	true
print("keys", untilCollected(function(n) return { [n] = 1, [n + 0.5] = 2 } end)) --> expect: keys	true
print("closures", untilCollected(function(n) return function() return n end end)) --> expect: closures	true
print("strings", untilCollected(function(n) return n .. "x" .. n end)) --> expect: strings	true
print("library strings", untilCollected(function(n) return string.format("%d and %d", n, n) end)) --> expect: library strings	true
print("coroutines", untilCollected(function() return coroutine.create(print) end)) --> expect: coroutines	true
print("loaded chunks", untilCollected(function(n) return load("return " .. n) end)) --> expect: loaded chunks	true

-- In every kind of loop, and without one.
local function flag()
  local box = { done = false }
  setmetatable({}, { __gc = function() box.done = true end })
  return box
end
local box = flag()
while not box.done do local _ = { {} } end
box = flag()
for _ = 1, math.huge do local _ = { {} } if box.done then break end end
box = flag()
for _ in function() return not box.done or nil end do local _ = { {} } end
box = flag()
::again:: if not box.done then local _ = { {} } goto again end
box = flag()
local function recur(t) if not box.done then return recur { t and 1 } end end
recur {}
box = flag()
local indexed = setmetatable({}, { __index = function(_, key) return { key } end })
repeat local _ = indexed[1] until box.done
coroutine.wrap(function() box = flag() repeat local _ = {} until box.done end)()
print("all loops") --> expect: all loops
