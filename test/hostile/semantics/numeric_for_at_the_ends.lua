-- attack: loops that would overflow, start beyond their end, or step by nothing
-- expect: ok
local max, min = math.maxinteger, math.mininteger
local function turns(first, last, step)
  local count, final = 0, nil
  for index = first, last, step do
    count, final = count + 1, index
    if count > 10 then break end
  end
  return count, final
end
local function are(count, final, first, last, step)
  local a, b = turns(first, last, step or 1)
  assert(a == count and b == final and math.type(b) == math.type(final), a .. " " .. tostring(b))
end
are(3, max, max - 2, max) are(3, min, min + 2, min, -1) are(1, max, max, max) are(0, nil, max, min) are(2, max, max - 3, max, 3) are(1,
  max - 1, max - 1, max, 2)
are(1, min, min, min, min) are(2, -1, max, min, min) are(3, max - 1, min, max, max) are(1, max, max, math.huge) are(1, min, min,
  -math.huge, -1)
are(0, nil, 1, 0 / 0) are(0, nil, 1, -math.huge) are(3, 3, 1, 3.9) are(3, -3, -1, -3.9, -1) are(0, nil, 1, 0.5) are(3, 3.0, 1.0,
  3) are(11, 11, 1, math.huge)
are(11, 2^53, 2^53 - 1, 2^53) are(1, 5, 5, 5, max) are(1, 5, 5, 5, min)
for _, case in ipairs { { 1, 2, 0 }, { 1.0, 2, 0 }, { 1, 2, 0.0 }, { 1, 2, -0.0 } } do
  local ok, message = pcall(turns, case[1], case[2], case[3])
  assert(not ok and message:find("'for' step is zero", 1, true), message)
end
for place, text in ipairs { "initial", "limit", "step" } do
  local values = { 1, 1, 1 }
  values[place] = {}
  local ok, message = pcall(turns, table.unpack(values))
  assert(not ok and message:find("'for' " .. text .. " ", 1, true), message)
end
