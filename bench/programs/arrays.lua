-- Tables as arrays: matrix product, heap sort, and the eight queens.
-- n: 120  expected: 86800
-- test n: 1  expected: 1102
local function matrix(n, seed)
  local rows = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do row[j] = (i * seed + j * 7) % 10 - 4 end
    rows[i] = row
  end
  return rows
end

local function product(a, b, n)
  local result = {}
  for i = 1, n do
    local row, from = {}, a[i]
    for j = 1, n do
      local sum = 0
      for k = 1, n do sum = sum + from[k] * b[k][j] end
      row[j] = sum
    end
    result[i] = row
  end
  return result
end

local function heap_sort(list)
  local count = #list
  local function sink(root, last)
    local value = list[root]
    while root * 2 <= last do
      local child = root * 2
      if child < last and list[child] < list[child + 1] then child = child + 1 end
      if value >= list[child] then break end
      list[root], root = list[child], child
    end
    list[root] = value
  end
  for i = count // 2, 1, -1 do sink(i, count) end
  for i = count, 2, -1 do
    list[1], list[i] = list[i], list[1]
    sink(1, i - 1)
  end
end

local function queens(size)
  local columns, up, down, solutions = {}, {}, {}, 0
  local function place(row)
    if row > size then solutions = solutions + 1 return end
    for column = 1, size do
      if not columns[column] and not up[row + column] and not down[row - column + size] then
        columns[column], up[row + column], down[row - column + size] = true, true, true
        place(row + 1)
        columns[column], up[row + column], down[row - column + size] = false, false, false
      end
    end
  end
  place(1)
  return solutions
end

function run(n)
  local checksum = 0
  for round = 1, n do
    local a = product(matrix(30, round), matrix(30, round + 3), 30)
    for i = 1, 30 do checksum = checksum + a[i][31 - i] end
    local list, x = {}, round
    for i = 1, 1000 do
      x = (x * 171 + 11) % 30269
      list[i] = x
    end
    heap_sort(list)
    for i = 2, 1000 do assert(list[i - 1] <= list[i]) end
    checksum = checksum + list[500] % 1000 + queens(6)
  end
  return checksum
end
