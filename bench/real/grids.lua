-- Grids: the game of life on a torus (an array of rows, and a sparse set of cells by key), A* with a binary heap and Dijkstra on a maze
-- with weights, flood fill by spans, labelled regions by union-find, and a line-of-sight sweep; maps come from a generator and are printed.
-- n: side of the maps.
-- n: 260  expected: 8707:43358 3400/1734/2138 2940/1486/27778 2467/1234/29559 1946/996/34666 29493,2020,35186,763,44333
-- test n: 20  expected: 34:2158 121/64/158 108/54/213 67/38/223 65/36/239 228,95,263,2534,23867
local floor, min, abs = math.floor, math.min, math.abs

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

------------------------------------------------------------------------------------------------------------------------- game of life

local Dense = {}
Dense.__index = Dense
function Dense.new(size)
  local self = setmetatable({ size = size }, Dense)
  for y = 1, size do
    local row = {}
    for x = 1, size do row[x] = 0 end
    self[y] = row
  end
  return self
end
function Dense:set(x, y) self[y][x] = 1 end
function Dense:step()
  local size, result = self.size, Dense.new(self.size)
  for y = 1, size do
    local above, row, below, out = self[(y - 2) % size + 1], self[y], self[y % size + 1], result[y]
    for x = 1, size do
      local left, right = x > 1 and x - 1 or size, x < size and x + 1 or 1
      local count = above[left] + above[x] + above[right] + row[left] + row[right] + below[left] + below[x] + below[right]
      if count == 3 or count == 2 and row[x] == 1 then out[x] = 1 end
    end
  end
  return result
end
function Dense:cells()
  return coroutine.wrap(function()
    for y, row in ipairs(self) do
      for x, cell in ipairs(row) do
        if cell == 1 then coroutine.yield(x, y) end
      end
    end
  end)
end

local Sparse = {}
Sparse.__index = Sparse
function Sparse.new(size) return setmetatable({ size = size, alive = {} }, Sparse) end
function Sparse:set(x, y) self.alive[(y - 1) * self.size + x - 1] = true end
function Sparse:step()
  local size, counts = self.size, {}
  for key in pairs(self.alive) do
    local x, y = key % size, key // size
    for dy = -1, 1 do
      local line = (y + dy) % size * size
      for dx = -1, 1 do
        if dx ~= 0 or dy ~= 0 then
          local neighbour = line + (x + dx) % size
          counts[neighbour] = (counts[neighbour] or 0) + 1
        end
      end
    end
  end
  local result = Sparse.new(size)
  for key, count in pairs(counts) do
    if count == 3 or count == 2 and self.alive[key] then result.alive[key] = true end
  end
  return result
end
function Sparse:cells()
  local keys = {}
  for key in pairs(self.alive) do keys[#keys + 1] = key end
  table.sort(keys)
  local index = 0
  return function()
    index = index + 1
    local key = keys[index]
    if key then return key % self.size + 1, key // self.size + 1 end
  end
end

local function census(world)
  local sum, count = 0, 0
  for x, y in world:cells() do
    sum = (sum * 31 + x * 7 + y) % 60013
    count = count + 1
  end
  return count, sum
end

local function life(size, generations, random)
  local dense, sparse = Dense.new(size), Sparse.new(size)
  for _ = 1, size * size // 4 do
    local x, y = random(size) + 1, random(size) + 1
    dense:set(x, y)
    sparse:set(x, y)
  end
  for _ = 1, generations do dense, sparse = dense:step(), sparse:step() end
  local count, sum = census(dense)
  local other_count, other_sum = census(sparse)
  assert(count == other_count and sum == other_sum, "the two worlds differ")
  return count .. ":" .. sum
end

------------------------------------------------------------------------------------------------------------------------------- mazes

local Maze = {}
Maze.__index = Maze

local directions = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } }

-- Carved by a walk that goes back when it is stuck; then some walls fall, and the ground gets weights.
function Maze.new(size, random)
  local width = size // 2 * 2 + 1
  local self = setmetatable({ width = width, height = width, cells = {} }, Maze)
  local cells = self.cells
  for i = 0, width * width - 1 do cells[i] = 0 end
  local path = { { 1, 1 } }
  cells[width + 1] = 1
  while #path > 0 do
    local x, y = table.unpack(path[#path])
    local start, moved = random(4), false
    for i = 0, 3 do
      local direction = directions[(start + i) % 4 + 1]
      local nx, ny = x + direction[1] * 2, y + direction[2] * 2
      if nx > 0 and ny > 0 and nx < width and ny < width and cells[ny * width + nx] == 0 then
        cells[(y + direction[2]) * width + x + direction[1]] = 1
        cells[ny * width + nx] = 1 + random(5)
        path[#path + 1] = { nx, ny }
        moved = true
        break
      end
    end
    if not moved then path[#path] = nil end
  end
  for _ = 1, size do
    local x, y = random(width - 2) + 1, random(width - 2) + 1
    if cells[y * width + x] == 0 then cells[y * width + x] = 3 end
  end
  return self
end

local function heap_push(heap, item, cost)
  local index = #heap + 1
  heap[index] = item
  while index > 1 do
    local parent = index // 2
    if cost[heap[parent]] <= cost[item] then break end
    heap[index], index = heap[parent], parent
  end
  heap[index] = item
end

local function heap_pop(heap, cost)
  local size = #heap
  local top, last = heap[1], heap[size]
  heap[size] = nil
  size = size - 1
  if size == 0 then return top end
  local index, key = 1, cost[last]
  while true do
    local child = 2 * index
    if child > size then break end
    if child < size and cost[heap[child + 1]] < cost[heap[child]] then child = child + 1 end
    if cost[heap[child]] >= key then break end
    heap[index], index = heap[child], child
  end
  heap[index] = last
  return top
end

-- The cheapest way from one cell to another, and how many cells were looked at; `estimate` makes it A*.
function Maze:route(from, to, estimate)
  local width, cells = self.width, self.cells
  local known, total, previous, closed, heap, seen = { [from] = 0 }, { [from] = 0 }, {}, {}, {}, 0
  heap_push(heap, from, total)
  while #heap > 0 do
    local cell = heap_pop(heap, total)
    if closed[cell] then goto continue end
    closed[cell], seen = true, seen + 1
    if cell == to then
      local length = 0
      while previous[cell] do cell, length = previous[cell], length + 1 end
      return known[to], length, seen
    end
    for i = 1, 4 do
      local direction = directions[i]
      local neighbour = cell + direction[1] + direction[2] * width
      local weight = cells[neighbour]
      if weight > 0 and not closed[neighbour] then
        local cost = known[cell] + weight
        if not known[neighbour] or cost < known[neighbour] then
          known[neighbour], previous[neighbour] = cost, cell
          total[neighbour] = cost + estimate(neighbour % width, neighbour // width)
          heap_push(heap, neighbour, total)
        end
      end
    end
    ::continue::
  end
  return nil, 0, seen
end

-- Regions of equal weight, by union-find with path halving.
function Maze:regions()
  local width, cells, parent, sizes = self.width, self.cells, {}, {}
  local function root(cell)
    while parent[cell] ~= cell do
      parent[cell] = parent[parent[cell]]
      cell = parent[cell]
    end
    return cell
  end
  for cell = 0, width * width - 1 do
    parent[cell] = cell
    if cell % width > 0 and cells[cell - 1] == cells[cell] then parent[cell] = root(cell - 1) end
    if cell >= width and cells[cell - width] == cells[cell] then
      local a, b = root(cell), root(cell - width)
      if a ~= b then parent[a] = b end
    end
  end
  local count, largest = 0, 0
  for cell = 0, width * width - 1 do
    local top = root(cell)
    if not sizes[top] then count = count + 1 end
    sizes[top] = (sizes[top] or 0) + 1
    if sizes[top] > largest then largest = sizes[top] end
  end
  return count, largest
end

-- Fills the open ground by spans; gives the number of cells.
function Maze:fill(x, y)
  local width, cells, filled, count = self.width, self.cells, {}, 0
  local stack = { x, y }
  while #stack > 0 do
    y, x = table.remove(stack), table.remove(stack)
    local line = y * width
    if not filled[line + x] then
      local left, right = x, x
      while cells[line + left - 1] > 0 do left = left - 1 end
      while cells[line + right + 1] > 0 do right = right + 1 end
      for i = left, right do
        filled[line + i] = true
        count = count + 1
        for dy = -1, 1, 2 do
          local other = line + dy * width + i
          if cells[other] > 0 and not filled[other] then
            stack[#stack + 1] = i
            stack[#stack + 1] = y + dy
          end
        end
      end
    end
  end
  return count
end

-- The cells that can be seen from one, by a line to each cell of a square.
function Maze:visible(cx, cy, radius)
  local width, cells, seen, count = self.width, self.cells, {}, 0
  for ty = cy - radius, cy + radius do
    for tx = cx - radius, cx + radius do
      local dx, dy = tx - cx, ty - cy
      local steps = math.max(abs(dx), abs(dy), 1)
      for i = 0, steps do
        local x, y = floor(cx + dx * i / steps + 0.5), floor(cy + dy * i / steps + 0.5)
        if x < 0 or y < 0 or x >= width or y >= width then break end
        local cell = y * width + x
        if not seen[cell] then
          seen[cell] = true
          count = count + 1
        end
        if cells[cell] == 0 then break end
      end
    end
  end
  return count
end

function Maze:__tostring()
  local lines = {}
  for y = 0, self.height - 1 do
    local line = {}
    for x = 0, self.width - 1 do line[#line + 1] = (" .:*%#"):sub(self.cells[y * self.width + x] + 1, self.cells[y * self.width + x] + 1) end
    lines[#lines + 1] = table.concat(line)
  end
  return table.concat(lines, "\n")
end

function run(n)
  local random = generator(79, 83)
  local parts = { life(n, min(n, 40), random) }
  local maze = Maze.new(n, random)
  local width = maze.width
  local from, to = width + 1, width * width - width - 2
  for i = 1, 4 do
    local cost, length, seen = maze:route(from, to, function(x, y) return abs(width - 2 - x) + abs(width - 2 - y) end)
    local same, _, more = maze:route(from, to, function() return 0 end)
    assert(cost == same and more >= seen, "A* and Dijkstra differ")
    parts[#parts + 1] = cost .. "/" .. length .. "/" .. seen
    -- open some more walls and go again
    for _ = 1, n * i do
      local cell = (random(width - 2) + 1) * width + random(width - 2) + 1
      if maze.cells[cell] == 0 then maze.cells[cell] = 2 end
    end
  end
  local sight = 0
  for _ = 1, 40 do sight = sight + maze:visible(random(width - 2) + 1, random(width - 2) + 1, 12) end
  local picture, sum = tostring(maze), 0
  for i = 1, #picture do sum = (sum * 31 + picture:byte(i)) % 60013 end
  local count, largest = maze:regions()
  parts[#parts + 1] = count .. "," .. largest .. "," .. maze:fill(1, 1) .. "," .. sight .. "," .. sum
  return table.concat(parts, " ")
end
