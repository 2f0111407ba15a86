-- Stacks deeper than those that everyday programs have: registers and frames are counted at the same calls, compiled or not.
local function used() return collectgarbage("count") * 1024 end

-- What a recursion makes on its way down shows when memory was counted; a collection on its way up, what is kept.
local function watched(descend, depth)
  collectgarbage()
  local before = used()
  local marks = {}
  descend(depth, function(level)
    if level % 97 == 0 then marks[#marks + 1] = ("%d"):format(used() - before) end
  end)
  return #marks, table.concat(marks, " ", 1, math.min(#marks, 12)), marks[#marks]
end

local function narrow(n, mark)
  if n == 0 then return mark(0) end
  mark(n)
  narrow(n - 1, mark)
  return nil
end
local function wide(n, mark)
  local a, b, c, d, e, f, g, h, i, j, k, l = n, n, n, n, n, n, n, n, n, n, n, n
  if n == 0 then return mark(0) end
  wide(n - 1, mark)
  mark(n)
  return a + b + c + d + e + f + g + h + i + j + k + l
end
local function protected(n, mark)
  if n == 0 then return mark(0) end
  mark(n)
  local ok, message = pcall(protected, n - 1, mark)
  if not ok then error(message, 0) end
  return ok
end
local function handed(n, mark, ...)
  if n == 0 then return mark(0) end
  mark(n)
  handed(n - 1, mark, n, ...)
  return nil
end
local chain = {}
chain.__index = function(t, n)
  if n % 50 == 0 then chain.mark(n) end
  return n > 0 and t[n - 1]
end
local function metamethods(n, mark)
  chain.mark = mark
  return setmetatable({}, chain)[n]
end
local function lists(n, mark)
  if n == 0 then return mark(0) end
  mark(n)
  local all = { ("x"):rep(n):byte(1, -1) }
  return select("#", lists(n - 1, mark), table.unpack(all)) + #all
end
local function waiting(n, mark)
  return coroutine.wrap(function() return wide(n, mark) end)()
end
local function quiet(n)
  if n == 0 then return used() end
  local size = quiet(n - 1)
  return size
end
for _ = 1, 3 do
  print("narrow", watched(narrow, 2600))
  print("wide", watched(wide, 1900))
  print("protected", watched(protected, 1400))
  print("handed", watched(handed, 240))
  print("metamethods", watched(metamethods, 3000))
  print("lists", watched(lists, 700))
  print("waiting", watched(waiting, 1300))
end
-- At every depth around the steps, what a quiet recursion has been counted for.
for _, step in ipairs { 960, 1950, 2960 } do
  for depth = step, step + 60 do
    collectgarbage()
    local before = used()
    local size = quiet(depth)
    io.write(("%d "):format(size - before))
  end
  print()
end
