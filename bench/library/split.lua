-- Splitting, trimming and joining: the idioms.
-- n: 6100  expected: 5910900
-- test n: 3  expected: 2907
local csv = ("alpha,beta,,gamma delta,42,"):rep(10)
local padded = { "  both  ", "left  ", "\t right", "none", "", "   ", "  " .. ("long text "):rep(20) .. "  " }

local function split_by_find(text, separator)
  local parts, count, start = {}, 0, 1
  while true do
    local first, last = text:find(separator, start, true)
    count = count + 1
    if not first then
      parts[count] = text:sub(start)
      return parts
    end
    parts[count] = text:sub(start, first - 1)
    start = last + 1
  end
end

local function split_by_gmatch(text)
  local parts = {}
  for part in (text .. ","):gmatch("([^,]*),") do parts[#parts + 1] = part end
  return parts
end

local function trim_lazily(text) return (text:gsub("^%s*(.-)%s*$", "%1")) end
local function trim_by_match(text) return text:match("^%s*(.*%S)") or "" end
local function trim_by_find(text)
  local start = text:find("%S")
  return start and text:match(".*%S", start) or ""
end

function run(n)
  local sum = 0
  for i = 1, n do
    sum = sum + #split_by_find(csv, ",") + #table.concat(split_by_gmatch(csv), ";")
    for _, text in ipairs(padded) do
      sum = sum + #trim_lazily(text) + #trim_by_match(text) + #trim_by_find(text)
    end
  end
  return sum
end
