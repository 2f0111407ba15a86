-- Lexer-like scanning: byte and sub in loops, char, comparing single characters, looking ahead.
-- n: 1400  expected: 1184960000
-- test n: 3  expected: 2539200
local source = ([[
local function add(a, b) -- a comment
  return a + b * 10.5 .. "a string with \"quotes\""
end
]]):rep(4)

local function by_byte(text)
  local byte = string.byte
  local tokens, position, length = 0, 1, #text
  while position <= length do
    local code = byte(text, position)
    if code == 32 or code == 10 then position = position + 1
    elseif code >= 97 and code <= 122 then
      local start = position
      repeat
        position = position + 1
        code = byte(text, position)
      until not code or code < 97 or code > 122
      tokens = tokens + #text:sub(start, position - 1)
    elseif code == 45 and byte(text, position + 1) == 45 then
      repeat position = position + 1 until byte(text, position) == 10
    elseif code == 34 then
      repeat
        position = position + 1
        code = byte(text, position)
        if code == 92 then position = position + 1 end
      until code == 34
      position = position + 1
      tokens = tokens + 1000
    else
      position = position + 1
      tokens = tokens + 1
    end
  end
  return tokens
end

local function by_sub(text)
  local vowels, i = 0, 1
  while true do
    local c = text:sub(i, i)
    if c == "" then return vowels end
    if c == "a" or c == "e" or c == "i" or c == "o" or c == "u" then vowels = vowels + 1 end
    i = i + 1
  end
end

local function rot13(text)
  local out = {}
  for i = 1, #text do
    local code = text:byte(i)
    if code >= 97 and code <= 122 then code = (code - 97 + 13) % 26 + 97 end
    out[i] = string.char(code)
  end
  return table.concat(out)
end

local function sum_of_bytes(text)
  local sum = 0
  for i = 1, #text - 3, 4 do
    local a, b, c, d = text:byte(i, i + 3)
    sum = (sum * 31 + a + b * 3 + c * 5 + d * 7) % 1000003
  end
  return sum
end

function run(n)
  local sum = 0
  for i = 1, n do
    sum = sum + by_byte(source) + by_sub(source) + sum_of_bytes(rot13(source))
    sum = sum + #source:sub(-20) + #source:sub(10, -10) + #string.char(72, 101, 108, 108, 111)
  end
  return sum
end
