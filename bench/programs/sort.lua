-- Sorting: table.sort with and without comparator, on numbers, strings and records; insert and remove in the middle.
-- n: 500  expected: 174333020
-- test n: 2  expected: 708658
local function random_list(n, seed)
  local list = {}
  for i = 1, n do
    seed = (seed * 171 + 3) % 30269
    list[i] = seed
  end
  return list
end

function run(n)
  local checksum = 0
  for round = 1, n do
    local numbers = random_list(200, round)
    table.sort(numbers)
    checksum = checksum + numbers[1] + numbers[100] * 2
    table.sort(numbers, function(a, b) return a > b end)
    checksum = checksum + numbers[1] + numbers[100] * 2
    local records, names = {}, {}
    for i, value in ipairs(random_list(100, round + 7)) do
      records[i] = { key = value % 50, order = i }
      names[i] = "n" .. value
    end
    table.sort(records, function(a, b)
      if a.key ~= b.key then return a.key < b.key end
      return a.order < b.order
    end)
    for i = 1, 100 do checksum = (checksum + records[i].order * i) % 1000000007 end
    table.sort(names)
    checksum = checksum + #names[1] + names[50]:byte(2)
    local queue = {}
    for i = 1, 40 do table.insert(queue, 1 + i * 7 % (#queue + 1), i) end
    while #queue > 10 do checksum = checksum + table.remove(queue, #queue // 2) end
    checksum = checksum + queue[1]
  end
  return checksum % 1000000007
end
