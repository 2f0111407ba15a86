-- JSON there and back: a document of generated records is encoded, decoded by patterns, compared as a tree, encoded once more with
-- indentation, and broken in places to see the messages. n: records; 25 000 are about 5 MB of text.
-- n: 25000  expected: 6330912 4659-27570 65178-1256 58642-24100
-- test n: 60  expected: 14324 23850-39908 47990-42547 5141-5088
local find, sub, byte, char, format = string.find, string.sub, string.byte, string.char, string.format
local concat = table.concat

local null = setmetatable({}, { __tostring = function() return "null" end })
local array = { __name = "array" }

---------------------------------------------------------------------------------------------------------------------------------- encoding

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function escape(c) return escapes[c] or format("\\u%04x", byte(c)) end

local function quote(text) return '"' .. text:gsub('[%c"\\]', escape) .. '"' end

local encoders = {}

local function encode(value, out, indent)
  local encoder = encoders[type(value)]
  if not encoder then error("cannot encode a " .. type(value), 0) end
  return encoder(value, out, indent)
end

function encoders.string(value, out) out[#out + 1] = quote(value) end
function encoders.boolean(value, out) out[#out + 1] = tostring(value) end
function encoders.number(value, out)
  if value ~= value or value == math.huge or value == -math.huge then error("cannot encode " .. value, 0) end
  out[#out + 1] = math.type(value) == "integer" and format("%d", value) or format("%.14g", value)
end

function encoders.table(value, out, indent)
  if value == null then
    out[#out + 1] = "null"
    return
  end
  local inner = indent and indent .. "  "
  local separator = indent and ",\n" .. inner or ","
  local open, close = "{", "}"
  if getmetatable(value) == array then
    open, close = "[", "]"
    out[#out + 1] = open
    for index, element in ipairs(value) do
      out[#out + 1] = index == 1 and (inner and "\n" .. inner or "") or separator
      encode(element, out, inner)
    end
  else
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    out[#out + 1] = open
    for index, key in ipairs(keys) do
      out[#out + 1] = index == 1 and (inner and "\n" .. inner or "") or separator
      out[#out + 1] = quote(key)
      out[#out + 1] = indent and ": " or ":"
      encode(value[key], out, inner)
    end
  end
  if indent and next(value) ~= nil then out[#out + 1] = "\n" .. indent end
  out[#out + 1] = close
end

local function to_json(value, pretty)
  local out = {}
  encode(value, out, pretty and "" or nil)
  return concat(out)
end

---------------------------------------------------------------------------------------------------------------------------------- decoding

local function fail(text, position, message)
  local line, last = 1, 0
  for newline in text:gmatch("()\n") do
    if newline >= position then break end
    line, last = line + 1, newline
  end
  error({ line = line, column = position - last, message = message }, 0)
end

local function utf8_of(code)
  if code < 0x80 then return char(code) end
  if code < 0x800 then return char(0xc0 + code // 64, 0x80 + code % 64) end
  return char(0xe0 + code // 4096, 0x80 + code // 64 % 64, 0x80 + code % 64)
end

local unescapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

local function decode_string(text, position)
  local stop = find(text, '["\\]', position)
  if not stop then fail(text, position, "unfinished string") end
  if byte(text, stop) == 34 then return sub(text, position, stop - 1), stop + 1 end
  local parts = {}
  while true do
    parts[#parts + 1] = sub(text, position, stop - 1)
    if byte(text, stop) == 34 then return concat(parts), stop + 1 end
    local letter = sub(text, stop + 1, stop + 1)
    if letter == "u" then
      local digits = text:match("^%x%x%x%x", stop + 2)
      if not digits then fail(text, stop, "four hexadecimal digits expected") end
      parts[#parts + 1] = utf8_of(tonumber(digits, 16))
      position = stop + 6
    else
      parts[#parts + 1] = unescapes[letter] or fail(text, stop, "unknown escape \\" .. letter)
      position = stop + 2
    end
    stop = find(text, '["\\]', position)
    if not stop then fail(text, position, "unfinished string") end
  end
end

local decode

local function decode_array(text, position)
  local result = setmetatable({}, array)
  position = find(text, "%S", position)
  if position and byte(text, position) == 93 then return result, position + 1 end
  while true do
    result[#result + 1], position = decode(text, position)
    local _, stop, mark = find(text, "^%s*([,%]])", position)
    if mark == "]" then return result, stop + 1 end
    if not mark then fail(text, position, "',' or ']' expected") end
    position = stop + 1
  end
end

local function decode_object(text, position)
  local result = {}
  local _, empty = find(text, "^%s*}", position)
  if empty then return result, empty + 1 end
  while true do
    local _, start = find(text, '^%s*"', position)
    if not start then fail(text, position, "a name expected") end
    local name
    name, position = decode_string(text, start + 1)
    local _, colon = find(text, "^%s*:", position)
    if not colon then fail(text, position, "':' expected") end
    result[name], position = decode(text, colon + 1)
    local _, stop, mark = find(text, "^%s*([,}])", position)
    if mark == "}" then return result, stop + 1 end
    if not mark then fail(text, position, "',' or '}' expected") end
    position = stop + 1
  end
end

local words = { t = { "true", true }, f = { "false", false }, n = { "null", null } }

function decode(text, position)
  local start = find(text, "%S", position)
  if not start then fail(text, position, "a value expected") end
  local first = sub(text, start, start)
  if first == '"' then return decode_string(text, start + 1) end
  if first == "{" then return decode_object(text, start + 1) end
  if first == "[" then return decode_array(text, start + 1) end
  local word = words[first]
  if word then
    local stop = start + #word[1]
    if sub(text, start, stop - 1) ~= word[1] then fail(text, start, "unknown word") end
    return word[2], stop
  end
  local _, stop = find(text, "^-?%d+%.?%d*[eE]?[+-]?%d*", start)
  if not stop then fail(text, start, "unexpected '" .. first .. "'") end
  return tonumber(sub(text, start, stop)), stop + 1
end

local function from_json(text)
  local value, position = decode(text, 1)
  if find(text, "%S", position) then fail(text, position, "end of text expected") end
  return value
end

------------------------------------------------------------------------------------------------------------------------------ the workload

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

local names = { "Ada", "Grace", "Barbara", "Edsger", "Niklaus", "Alan", 'Kenneth "Ken"', "Dennis\tM.", "J\195\188rgen" }
local tags = { "new", "sale", "back\\slash", "two\nlines", "plain", "caf\195\169" }

local function record(random, id)
  local lines = setmetatable({}, array)
  for i = 1, random(4) do
    lines[i] = { sku = format("%04d-%03d", random(9999), random(999)), count = random(12) + 1, price = random(9000) / 8 }
  end
  local labels = setmetatable({}, array)
  for i = 1, random(3) do labels[i] = tags[random(#tags) + 1] end
  return {
    id = id,
    customer = { name = names[random(#names) + 1], age = random(80) + 18, address = { street = "Main Street " .. random(200), zip = null } },
    lines = lines,
    tags = labels,
    paid = random(2) == 0,
    weight = -random(5000) / 16,
    note = random(3) == 0 and "a longer note, so that there is text to copy: " .. ("lorem ipsum "):rep(random(5)) or nil,
  }
end

local function same(a, b)
  if a == b then return true end
  if type(a) ~= "table" or type(b) ~= "table" then return false end
  for key, value in pairs(a) do
    if not same(value, b[key]) then return false end
  end
  for key in pairs(b) do
    if a[key] == nil then return false end
  end
  return true
end

local function checksum(text)
  local a, b = 1, 0
  for position = 1, #text, 8 do
    for _, code in ipairs { byte(text, position, position + 7) } do
      a = (a + code) % 65521
      b = (b + a) % 65521
    end
  end
  return a .. "-" .. b
end

function run(n)
  local random = generator(7, 11)
  local document = setmetatable({}, array)
  for id = 1, n do document[id] = record(random, id) end
  local text = to_json(document)
  local copy = from_json(text)
  assert(same(document, copy), "the copy is not the same")
  local first = setmetatable({ table.unpack(copy, 1, math.min(n, 200)) }, array)
  local pretty = to_json(first, true)
  assert(to_json(from_json(pretty)) == to_json(first), "indentation changes nothing")
  local complaints = {}
  for i = 1, math.min(n, 100) do
    local position = random(#pretty - 1) + 1
    local broken = sub(pretty, 1, position) .. "\1" .. sub(pretty, position + 1)
    local ok, problem = pcall(from_json, broken)
    complaints[i] = ok and "fine" or problem.line .. ":" .. problem.column .. ":" .. problem.message
  end
  return #text .. " " .. checksum(text:sub(1, 100000)) .. " " .. checksum(pretty) .. " " .. checksum(concat(complaints, "\n"))
end
