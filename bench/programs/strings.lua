-- Strings: building, scanning by byte and sub, patterns, format, table.concat, upper and reverse.
-- n: 1200  expected: 435447822
-- test n: 3  expected: 119854476
local words = { "moon", "lantern", "river", "stone", "paper", "cloud", "winter", "bridge" }

local function sentence(seed, length)
  local parts = {}
  for i = 1, length do
    seed = (seed * 171 + 7) % 30269
    parts[i] = words[seed % #words + 1]
  end
  return table.concat(parts, " ") .. "."
end

local function vowels(text)
  local count = 0
  for i = 1, #text do
    local c = text:sub(i, i)
    if c == "a" or c == "e" or c == "i" or c == "o" or c == "u" then count = count + 1 end
  end
  return count
end

local function checksum_of(text)
  local sum = 0
  for i = 1, #text do sum = (sum * 33 + text:byte(i)) % 16777213 end
  return sum
end

local function caesar(text, shift)
  local out = {}
  for i = 1, #text do
    local b = text:byte(i)
    if b >= 97 and b <= 122 then b = (b - 97 + shift) % 26 + 97 end
    out[i] = string.char(b)
  end
  return table.concat(out)
end

function run(n)
  local checksum = 0
  for i = 1, n do
    local text = sentence(i, 30)
    local built = ""
    for word in text:gmatch("%a+") do built = built .. word:sub(1, 1):upper() .. word:sub(2) end
    local replaced, count = text:gsub("o", "0")
    local swapped = text:gsub("(%w+) (%w+)", "%2 %1")
    local lengths = text:gsub("%a+", function(word) return #word end)
    local first, last = text:find("stone", 1, true)
    local line = string.format("%5d|%-12s|%08.3f|%x|%s", i, text:match("^%a+"), i / 7, i * 31, text:reverse():sub(1, 5))
    checksum = (checksum + checksum_of(built) + checksum_of(replaced) + checksum_of(swapped) + checksum_of(line) + count + #lengths
      + vowels(text) + (first or 0) + (last or 0) + checksum_of(caesar(text, i % 26))) % 1000000007
  end
  return checksum
end
