-- Coroutines: generators, a pipeline, a round-robin scheduler, and a recursive tree walk that yields.
-- n: 2000  expected: 321104000
-- test n: 2  expected: 18407
local function generate(from, to)
  return coroutine.wrap(function()
    for i = from, to do coroutine.yield(i) end
  end)
end

local function keep_odd(source)
  return coroutine.wrap(function()
    for value in source do
      if value % 2 == 1 then coroutine.yield(value) end
    end
  end)
end

local function scale(source, factor)
  return coroutine.wrap(function()
    for value in source do coroutine.yield(value * factor) end
  end)
end

local function tree(depth)
  if depth == 0 then return nil end
  return { left = tree(depth - 1), value = depth, right = tree(depth - 1) }
end

local function walk(node)
  if node then
    walk(node.left)
    coroutine.yield(node.value)
    walk(node.right)
  end
end

local function round_robin(count, steps)
  local tasks, total = {}, 0
  for i = 1, count do
    tasks[i] = coroutine.create(function(x)
      for _ = 1, steps do x = coroutine.yield(x + i) end
      return x
    end)
  end
  while #tasks > 0 do
    for i = #tasks, 1, -1 do
      local _, value = coroutine.resume(tasks[i], i)
      total = total + value
      if coroutine.status(tasks[i]) == "dead" then table.remove(tasks, i) end
    end
  end
  return total
end

function run(n)
  local checksum, root = 0, tree(7)
  for i = 1, n do
    for value in scale(keep_odd(generate(i, i + 100)), 3) do checksum = checksum + value end
    for value in coroutine.wrap(function() walk(root) end) do checksum = checksum + value end
    checksum = checksum + round_robin(10, 10)
  end
  return checksum
end
