-- 32-bit hashing: products and rotations masked to 32 bits, over bytes and words.
-- n: 25000  expected: 41c10c05 b8f36815
-- test n: 30  expected: cea9c9a5 c3336409
local function fnv(text)
  local hash = 0x811c9dc5
  for i = 1, #text do
    hash = ((hash ~ text:byte(i)) * 0x01000193) & 0xffffffff
  end
  return hash
end

local function rotate(x, count)
  return ((x << count) | (x >> (32 - count))) & 0xffffffff
end

local function murmur(words, seed)
  local hash = seed
  for i = 1, #words do
    local k = (words[i] * 0xcc9e2d51) & 0xffffffff
    k = (rotate(k, 15) * 0x1b873593) & 0xffffffff
    hash = (rotate(hash ~ k, 13) * 5 + 0xe6546b64) & 0xffffffff
  end
  hash = hash ~ #words
  hash = ((hash ~ (hash >> 16)) * 0x85ebca6b) & 0xffffffff
  hash = ((hash ~ (hash >> 13)) * 0xc2b2ae35) & 0xffffffff
  return hash ~ (hash >> 16)
end

local function crc_table()
  local t = {}
  for i = 0, 255 do
    local c = i
    for _ = 1, 8 do
      if c & 1 == 1 then c = 0xedb88320 ~ (c >> 1) else c = c >> 1 end
    end
    t[i] = c
  end
  return t
end

function run(n)
  local crc_of, crc = crc_table(), 0xffffffff
  local words, checksum = {}, 0
  for i = 1, 64 do words[i] = (i * 2654435761) & 0xffffffff end
  for i = 1, n do
    checksum = checksum ~ fnv("key number " .. i) ~ murmur(words, i)
    for j = 0, 3 do crc = crc_of[(crc ~ (checksum >> (j * 8))) & 0xff] ~ (crc >> 8) end
  end
  return string.format("%08x %08x", checksum, crc ~ 0xffffffff)
end
