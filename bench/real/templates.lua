-- A templating engine: templates with blocks, includes, inheritance, loops, filters and escapes are compiled to Lua source and loaded with
-- an environment of their own; pages are rendered as strings from generated data, with errors reported by template line.
-- n: pages.
-- n: 8000  expected: 7086194 bytes, 83 compiled, 57867-7815
-- test n: 25  expected: 20205 bytes, 3 compiled, 24609-33186
local concat, format = table.concat, string.format

-------------------------------------------------------------------------------------------------------------------------------- filters

local filters = {}
function filters.upper(text) return tostring(text):upper() end
function filters.title(text)
  return (tostring(text):gsub("(%a)([%w']*)", function(first, rest) return first:upper() .. rest:lower() end))
end
function filters.escape(text) return (tostring(text):gsub("[&<>\"']", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" })) end
function filters.money(amount, currency)
  local whole, cents = format("%.2f", amount):match("^(-?%d+)%.(%d+)$")
  local grouped = whole:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", "")
  return (currency or "$") .. grouped .. "." .. cents
end
function filters.truncate(text, length)
  text = tostring(text)
  if #text <= length then return text end
  return text:sub(1, length - 3):gsub("%s+%S*$", "") .. "..."
end
function filters.join(list, separator)
  local parts = {}
  for i, item in ipairs(list) do parts[i] = tostring(item) end
  return concat(parts, separator or ", ")
end
function filters.default(value, other) if value == nil or value == "" then return other end return value end
function filters.pad(text, width) return (" "):rep(width - #tostring(text)) .. tostring(text) end

------------------------------------------------------------------------------------------------------------------------------- compiler

local Compiler = {}
Compiler.__index = Compiler

function Compiler.new(name) return setmetatable({ name = name, code = {}, blocks = {}, stack = {}, temporaries = 0 }, Compiler) end

function Compiler:emit(...) self.code[#self.code + 1] = format(...) end

function Compiler:fail(line, message, ...) error({ template = self.name, line = line, message = format(message, ...) }, 0) end

-- "name | filter: argument | filter" becomes nested calls; names are looked up in the environment by Lua itself.
function Compiler:value(source, line, raw)
  local parts = {}
  for part in (source .. "|"):gmatch("%s*(.-)%s*|") do parts[#parts + 1] = part end
  local expression = parts[1]
  if expression == "" then self:fail(line, "empty expression") end
  for i = 2, #parts do
    local name, arguments = parts[i]:match("^(%a+)%s*:?%s*(.*)$")
    if name == "raw" then
      raw = true
    else
      if not filters[name] then self:fail(line, "unknown filter '%s'", name) end
      expression = format("filters.%s(%s%s)", name, expression, arguments ~= "" and ", " .. arguments or "")
    end
  end
  return raw and expression or "escape(" .. expression .. ")"
end

local tags = {}

tags["if"] = function(self, body)
  self:emit("if %s then", body)
  self.stack[#self.stack + 1] = "if"
end
tags["elseif"] = function(self, body) self:emit("elseif %s then", body) end
tags["else"] = function(self) self:emit "else" end
tags["for"] = function(self, body, line)
  local names, source = body:match("^([%w_,%s]-)%s+in%s+(.*)$")
  if not names then self:fail(line, "a loop is `for names in expression`") end
  if names:find(",") then
    self:emit("for %s in sorted(%s) do", names, source)
  else
    self.temporaries = self.temporaries + 1
    local list = "list" .. self.temporaries
    self:emit("local %s = %s for index = 1, #%s do local %s, first, last = %s[index], index == 1, index == #%s", list, source, list, names, list, list)
  end
  self.stack[#self.stack + 1] = "for"
end
tags["set"] = function(self, body) self:emit("local %s", body) end
tags["end"] = function(self, _, line)
  local open = table.remove(self.stack)
  if not open then self:fail(line, "nothing to end") end
  if open == "block" then
    local block = table.remove(self.open)
    block.code, self.code = self.code, block.outer
    self:emit("blocks[%q](out, write)", block.name)
  else
    self:emit "end"
  end
end
tags["block"] = function(self, body)
  self.open = self.open or {}
  local block = { name = body, outer = self.code }
  self.blocks[#self.blocks + 1], self.open[#self.open + 1] = block, block
  self.code = {}
  self.stack[#self.stack + 1] = "block"
end
tags["include"] = function(self, body) self:emit("include(%s, out)", body) end
tags["extends"] = function(self, body) self.parent = body:match('^"(.-)"$') end

function Compiler:compile(text)
  local position, line = 1, 1
  while true do
    local start, stop, mark, body = text:find("{([{%%#])%s*(.-)%s*[}%%#]}", position)
    local plain = text:sub(position, (start or #text + 1) - 1)
    if plain ~= "" then
      self:emit("write(out, %q)", plain)
      local _, breaks = plain:gsub("\n", "")
      line = line + breaks
    end
    if not start then break end
    if mark == "{" then
      self:emit("place.line = %d write(out, %s)", line, self:value(body, line))
    elseif mark == "%" then
      local tag, rest = body:match("^(%a+)%s*(.*)$")
      local rule = tags[tag]
      if not rule then self:fail(line, "unknown tag '%s'", tostring(tag)) end
      rule(self, rest, line)
    end
    position = stop + 1
  end
  if #self.stack > 0 then self:fail(line, "unfinished '%s'", self.stack[#self.stack]) end
  local pieces = { "local out, blocks, write, escape, filters, include, sorted, place = ...\n" }
  for _, block in ipairs(self.blocks) do
    pieces[#pieces + 1] = format("blocks[%q] = blocks[%q] or function(out, write)\n%s\nend\n", block.name, block.name, concat(block.code, "\n"))
  end
  if not self.parent then pieces[#pieces + 1] = concat(self.code, "\n") end
  return concat(pieces)
end

-------------------------------------------------------------------------------------------------------------------------------- engine

local Engine = {}
Engine.__index = Engine

function Engine.new(templates) return setmetatable({ templates = templates, compiled = {}, count = 0 }, Engine) end

function Engine:get(name)
  local known = self.compiled[name]
  if known then return known end
  local text = self.templates[name] or error({ template = name, line = 0, message = "no such template" }, 0)
  local compiler = Compiler.new(name)
  local source = compiler:compile(text)
  known = { source = source, parent = compiler.parent, name = name }
  self.compiled[name], self.count = known, self.count + 1
  return known
end

local function write(out, value) out[#out + 1] = value end

local function sorted(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  local index = 0
  return function()
    index = index + 1
    local key = keys[index]
    if key ~= nil then return key, map[key] end
  end
end

-- A chunk is loaded once; its environment passes on to the data of the rendering at hand.
function Engine:chunk(template)
  if not template.chunk then
    template.environment = setmetatable({}, { __index = function(_, key) return self.data[key] end })
    template.chunk = assert(load(template.source, "=" .. template.name, "t", template.environment))
  end
  return template.chunk
end

function Engine:render(name, data)
  self.data = setmetatable(data, { __index = { tostring = tostring, math = math, string = string } })
  self.place = { line = 0 }
  local out, blocks = {}, {}
  local function include(partial, into)
    self:chunk(self:get(partial))(into, {}, write, filters.escape, filters, nil, sorted, self.place)
  end
  local template = self:get(name)
  repeat
    self:chunk(template)(out, blocks, write, filters.escape, filters, include, sorted, self.place)
    template = template.parent and self:get(template.parent)
  until not template
  return concat(out)
end

function Engine:try(name, data)
  local ok, result = pcall(self.render, self, name, data)
  if ok then return result end
  if type(result) == "table" then return format("%s:%d: %s", result.template, result.line, result.message) end
  local message = tostring(result):gsub("^[^:]*:%d+: ", "")
  return format("%s:%d: %s", name, self.place.line, message)
end

------------------------------------------------------------------------------------------------------------------------------- workload

local templates = {
  layout = [[
<!doctype html>
<title>{% block title %}{{ site | title }}{% end %}</title>
{# the menu #}
<ul>{% for item in menu %}<li{% if item.active %} class="active"{% end %}>{{ item.name }}</li>{% end %}</ul>
{% block content %}nothing{% end %}
<footer>{{ site | upper }} &middot; {{ year }}</footer>
]],
  order = [[
{% extends "layout" %}
{% block title %}Order {{ order.id }} of {{ order.customer | truncate: 12 }}{% end %}
{% block content %}
<h1>Order {{ order.id }}</h1>
{% set total = 0.0 %}
<table>
{% for line in order.lines %}
{% set amount = line.count * line.price %}{% set odd = index % 2 == 1 %}
<tr class="{% if odd %}odd{% else %}even{% end %}{% if last %} last{% end %}"><td>{{ index }}</td><td>{{ line.name | title | truncate: 24 }}</td>
<td>{{ line.count | pad: 4 }}</td><td>{{ amount | money: "EUR " }}</td></tr>
{% end %}
</table>
{% if order.note %}<p>{{ order.note }}</p>{% elseif order.gift %}<p>A gift for {{ order.gift | default: "somebody" }}</p>{% else %}<p>-</p>{% end %}
{% for key, value in order.options %}<dt>{{ key }}</dt><dd>{{ value | raw }}</dd>{% end %}
{% include "tags" %}
{% end %}
]],
  tags = [[{% for tag in tags %}{% if tag ~= "hidden" %}<a href="/tag/{{ tag }}">{{ tag | upper }}</a>{% if not last %}, {% end %}{% end %}{% end %}({{ tags | join: "+" }})]],
  list = [[
{% extends "layout" %}
{% block content %}{% for order in orders %}{{ order.id | pad: 6 }} {{ order.customer }} {{ #order.lines }}
{% end %}{% end %}
]],
  broken = "one\ntwo {{ site | nothing }}",
  unfinished = "{% if site %}never",
}

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

local people = { "Ada & Co", "Grace <Navy>", "Barbara \"B\" L.", "O'Neil", "a customer with quite a long name" }
local things = { "blue widget", "large GADGET of steel", "thing", "cable, 2m", "very long description of a small part" }

local function new_order(random, id)
  local order = { id = id, customer = people[random(#people) + 1], lines = {}, options = {} }
  for i = 1, random(12) + 1 do
    order.lines[i] = { name = things[random(#things) + 1], count = random(40) + 1, price = random(90000) / 16 }
  end
  for _ = 1, random(4) do order.options["option " .. random(10)] = "<b>" .. random(100) .. "</b>" end
  if random(3) == 0 then order.note = "Please <ring> twice & wait" elseif random(3) == 0 then order.gift = "" end
  return order
end

local function checksum(a, b, text)
  for i = 1, #text do
    a = (a + text:byte(i)) % 65521
    b = (b + a) % 65521
  end
  return a, b
end

function run(n)
  local engine, random, orders = Engine.new(templates), generator(71, 73), {}
  local a, b, bytes = 1, 0, 0
  for page = 1, n do
    local order = new_order(random, page)
    orders[page % 40 + 1] = order
    local name = page % 20 == 0 and #orders == 40 and "list" or page % 50 == 7 and "broken" or page % 50 == 8 and "unfinished" or "order"
    if page % 50 == 9 then order.lines = nil end
    -- a template changes now and then and is compiled again
    if page % 100 == 0 then engine.compiled.order = nil end
    local text = engine:try(name, {
      site = "the little shop", year = 2024, order = order, orders = orders, tags = { "new", "hidden", "sale " .. page % 7 },
      menu = { { name = "Home" }, { name = "Orders", active = name == "order" }, { name = "Help & more" } },
    })
    bytes = bytes + #text
    a, b = checksum(a, b, text)
  end
  return format("%d bytes, %d compiled, %d-%d", bytes, engine.count, a, b)
end
