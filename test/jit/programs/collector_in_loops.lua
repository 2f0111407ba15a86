-- Collections inside hot loops: weak tables, finalizers, and values that only compiled code's registers hold.
local finalized = 0
local meta = { __gc = function() finalized = finalized + 1 end }
local function churn(n)
  local weak = setmetatable({}, { __mode = "v" })
  local kept = {}
  for i = 1, n do
    local object = setmetatable({ i }, meta)
    weak[i] = object
    if i % 3 == 0 then kept[#kept + 1] = object end
    if i % 10 == 0 then collectgarbage() end
  end
  local alive = 0
  for _ in pairs(weak) do alive = alive + 1 end
  return alive, #kept
end
for i = 1, 3 do print(churn(40)) end
collectgarbage() collectgarbage()
print(finalized)
local function onlyInRegisters(n)
  local weak = setmetatable({}, { __mode = "k" })
  local sum = 0
  for i = 1, n do
    local key = {}
    weak[key] = i
    collectgarbage("step")
    collectgarbage()
    sum = sum + (weak[key] or -1000)
  end
  return sum
end
for i = 1, 3 do print(onlyInRegisters(10)) end
collectgarbage("stop")
local before = collectgarbage("count")
local function garbage(n) for i = 1, n do local t = { i, x = i } local s = "s" .. i end end
garbage(1000)
print(collectgarbage("count") > before)
collectgarbage("restart")
local function strings(n) local s = "" for i = 1, n do s = s .. i if #s > 50 then s = s:sub(-10) end end return s end
for i = 1, 3 do print(strings(100 * i)) end

-- What an instruction has left in a register that nothing will read is garbage, also while a metamethod runs.
local weak = setmetatable({}, { __mode = "k" })
local function count()
  collectgarbage()
  local found = 0
  for _ in pairs(weak) do found = found + 1 end
  return found
end
local counter = setmetatable({}, { __add = count, __index = count, __lt = function() return count() > 0 end, __concat = count, __call = count })
local function leave(kept)
  weak[{ kept }], weak[{ kept, 1 }] = 1, 1
  local sum = counter + 1
  weak[{ sum }], weak[{ sum, 2 }] = 2, 2
  local field = counter[{ 3 }]
  weak[{ field }], weak[{ field, 3 }] = 3, 3
  local text = counter .. tostring({ 4 }):sub(1, 5)
  weak[{ text }], weak[{ text, 4 }] = 4, 4
  local isLess = counter < counter
  weak[kept] = 5
  return sum, field, text, isLess, counter(), kept
end
for round = 1, 12 do
  local sum, field, text, isLess, called = leave({ round })
  if round % 4 == 0 then print(round, sum, field, text, isLess, called) end
end

-- The same in code without debug information, between two rounds of a loop: what a function that was called has left in its registers.
local function make(weak)
  local a, b, c, d = 1, 2, 3, {}
  weak[1] = d
end
local stripped = load(string.dump(function(weak, make, n)
  local alive = 0
  for i = 1, n do
    if weak[1] then alive = alive + 1 end
    local wide = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }
    wide = nil
    make(weak)
    local garbage = ("x"):rep(4000000)
  end
  return alive
end, true))
for _ = 1, 3 do assert(stripped(setmetatable({}, { __mode = "v" }), make, 20) == 0) end

-- And what an open list of values has taken the place of.
local trigger = setmetatable({}, { __index = function() collectgarbage() return 1 end })
local listing = load(string.dump(function(weak, trigger, n, ...)
  local alive = 0
  for i = 1, n do
    do
      local a, b, c = 1, 2, {}
      weak[1] = c
    end
    do local list = { ... } end
    local x = trigger.x
    if weak[1] then alive = alive + 1 end
  end
  return alive
end, true))
for _ = 1, 3 do assert(listing(setmetatable({}, { __mode = "v" }), trigger, 20, 1, 2, 3, 4, 5, 6) == 0) end

-- But its variables are alive, read or not.
local guarded = load(string.dump(function(guard, n, isFinalized)
  local unread = guard()
  for i = 1, n do
    collectgarbage()
    for _, k in ipairs { 1, 2 } do guard(k) end
    if isFinalized() then return i end
  end
  return "alive"
end, true))
local isFinalized = false
local function guard(k) return k or setmetatable({}, { __gc = function() isFinalized = true end }) end
for _ = 1, 3 do
  isFinalized = false
  assert(guarded(guard, 40, function() return isFinalized end) == "alive")
  collectgarbage()
  assert(isFinalized)
end

-- A register that both ways of a choice are about to set holds nothing before that.
local found
local chooser = setmetatable({}, {
  __index = function()
    found = count()
    return function(_, value) return value end
  end,
})
local function put(_, object) weak[object] = 1 end
local function choose(kept, value)
  put(1, { kept })
  return chooser:choose(value and value or 1)
end
count()
for round = 1, 12 do
  choose(round, round % 2 == 0 and round)
  assert(found == 0)
end
