-- Traversal: pairs, next and ipairs over tables with string, integer and mixed keys; counting words; set operations.
-- n: 1200  expected: 407314590
-- test n: 2  expected: 678919
local function word_counts(n)
  local counts = {}
  for i = 1, n do
    local word = "w" .. (i * i) % 97
    counts[word] = (counts[word] or 0) + 1
  end
  return counts
end

local function union(a, b)
  local result = {}
  for key in pairs(a) do result[key] = true end
  for key in pairs(b) do result[key] = true end
  return result
end

local function intersection(a, b)
  local result = {}
  for key in next, a do
    if b[key] then result[key] = true end
  end
  return result
end

local function size(set)
  local count = 0
  for _ in pairs(set) do count = count + 1 end
  return count
end

function run(n)
  local checksum = 0
  for round = 1, n do
    local counts = word_counts(300)
    for word, count in pairs(counts) do checksum = checksum + #word * count end
    local multiples, squares = {}, {}
    for i = 1, 100 do
      multiples[i * 3 + round] = true
      squares[i * i] = true
    end
    checksum = checksum + size(union(multiples, squares)) + size(intersection(multiples, squares)) * 10
    local list = {}
    for key in pairs(squares) do list[#list + 1] = key end
    local sum = 0
    for i, value in ipairs(list) do sum = sum + value end
    checksum = (checksum + sum) % 1000000007
    for key in pairs(counts) do
      if #key == 3 then counts[key] = nil end
    end
    checksum = checksum + size(counts)
  end
  return checksum
end
