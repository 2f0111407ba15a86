-- Random object graphs: after a collection exactly the nodes that can be reached from the roots are alive.
math.randomseed(42)
for round = 1, 60 do
  local count = math.random(2, 60)
  local all = setmetatable({}, { __mode = "v" })
  local ephemerons = setmetatable({}, { __mode = "k" })
  local edges, attached = {}, {}
  do
    local nodes = {}
    for id = 1, count do
      nodes[id] = { id = id }
      all[id] = nodes[id]
      edges[id] = {}
    end
    for _ = 1, math.random(0, 2 * count) do
      local from, to = math.random(count), math.random(count)
      local kind = math.random(5)
      if kind == 1 then nodes[from][#nodes[from] + 1] = nodes[to]
      elseif kind == 2 then nodes[from]["field" .. to] = nodes[to]
      elseif kind == 3 then nodes[from][nodes[to]] = true
      elseif kind == 4 then
        local target = nodes[to]
        nodes[from]["closure" .. to] = function() return target end
      else
        -- The last one attached to a key counts.
        ephemerons[nodes[from]] = nodes[to]
        attached[from] = to
      end
      if kind < 5 then edges[from][to] = true end
    end
    roots = {}
    for _ = 1, math.random(0, 3) do roots[nodes[math.random(count)]] = true end
  end
  local expected, queue = {}, {}
  for node in pairs(roots) do
    if not expected[node.id] then expected[node.id] = true queue[#queue + 1] = node.id end
  end
  while #queue > 0 do
    local id = table.remove(queue)
    for to in pairs(edges[id]) do if not expected[to] then expected[to] = true queue[#queue + 1] = to end end
    local to = attached[id]
    if to and not expected[to] then expected[to] = true queue[#queue + 1] = to end
  end
  collectgarbage()
  for id = 1, count do
    if (all[id] ~= nil) ~= (expected[id] == true) then
      error(("round %d: node %d is %s"):format(round, id, all[id] and "alive" or "gone"))
    end
  end
end
roots = nil
print("as expected") --> expect: as expected
