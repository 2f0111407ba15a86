-- Parsing: a JSON encoder and decoder, on a document of nested records.
-- n: 130  expected: 395634 75854.25
-- test n: 2  expected: 6233 1218.00
local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t" }
local unescapes = { n = "\n", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

local encode
local function encode_string(text) return '"' .. text:gsub('["\\\n\t]', escapes) .. '"' end
function encode(value)
  local kind = type(value)
  if kind == "table" then
    local parts = {}
    if value[1] ~= nil then
      for i, item in ipairs(value) do parts[i] = encode(item) end
      return "[" .. table.concat(parts, ",") .. "]"
    end
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    for i, key in ipairs(keys) do parts[i] = encode_string(key) .. ":" .. encode(value[key]) end
    return "{" .. table.concat(parts, ",") .. "}"
  elseif kind == "string" then
    return encode_string(value)
  end
  return tostring(value)
end

local decode_value
local function skip(text, position) return text:find("[^ \n\t]", position) or #text + 1 end

local function decode_string(text, position)
  local out = {}
  local i = position + 1
  while true do
    local stop = text:find('["\\]', i)
    if not stop then error("unfinished string at " .. position) end
    out[#out + 1] = text:sub(i, stop - 1)
    if text:byte(stop) == 34 then return table.concat(out), stop + 1 end
    out[#out + 1] = unescapes[text:sub(stop + 1, stop + 1)]
    i = stop + 2
  end
end

local function decode_list(text, position)
  local list = {}
  position = skip(text, position + 1)
  if text:sub(position, position) == "]" then return list, position + 1 end
  while true do
    list[#list + 1], position = decode_value(text, position)
    position = skip(text, position)
    local c = text:sub(position, position)
    if c == "]" then return list, position + 1 end
    if c ~= "," then error("expected , or ] at " .. position) end
    position = skip(text, position + 1)
  end
end

local function decode_record(text, position)
  local record = {}
  position = skip(text, position + 1)
  if text:sub(position, position) == "}" then return record, position + 1 end
  while true do
    local key
    key, position = decode_string(text, position)
    position = skip(text, position)
    record[key], position = decode_value(text, skip(text, position + 1))
    position = skip(text, position)
    local c = text:sub(position, position)
    if c == "}" then return record, position + 1 end
    if c ~= "," then error("expected , or } at " .. position) end
    position = skip(text, position + 1)
  end
end

function decode_value(text, position)
  position = skip(text, position)
  local c = text:sub(position, position)
  if c == "{" then return decode_record(text, position) end
  if c == "[" then return decode_list(text, position) end
  if c == '"' then return decode_string(text, position) end
  if text:sub(position, position + 3) == "true" then return true, position + 4 end
  if text:sub(position, position + 4) == "false" then return false, position + 5 end
  local number, stop = text:match("^(-?[%d.eE+-]+)()", position)
  if not number then error("unexpected character at " .. position) end
  return tonumber(number), stop
end

local function document(n)
  local records = {}
  for i = 1, n do
    records[i] = { id = i, name = "item \"" .. i .. "\"", price = i * 1.25, tags = { "a" .. i % 5, "b\n" .. i % 3 }, active = i % 2 == 0,
      size = { width = i, height = i * 2, nested = { deep = { true, false, i } } } }
  end
  return { records = records, count = n }
end

function run(n)
  local length, sum = 0, 0
  for round = 1, n do
    local text = encode(document(20 + round % 3))
    local decoded = decode_value(text, 1)
    for _, record in ipairs(decoded.records) do sum = sum + record.price + record.size.nested.deep[3] + #record.tags[2] end
    local again = encode(decoded)
    assert(again == text)
    length = length + #again
  end
  return string.format("%d %.2f", length, sum)
end
