-- A markdown renderer: blocks (headings, quotes, nested lists, fenced code, tables, rules, paragraphs) and inlines (emphasis, code, links by
-- reference, images, escapes, entities) of a large generated document become HTML. n: sections of the document.
-- n: 700  expected: 1765956 49327 37874-8757
-- test n: 6  expected: 14608 390 747-16985
local concat = table.concat

-------------------------------------------------------------------------------------------------------------------------------- inlines

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }
local function escape(text) return (text:gsub('[&<>"]', entities)) end

local Inline = {}
Inline.__index = Inline

local inline_rules = {}

local function render_inline(text, references)
  local state = setmetatable({ text = text, position = 1, out = {}, references = references }, Inline)
  while true do
    local start = text:find("[\\`*_%[!<&]", state.position)
    if not start then break end
    if start > state.position then state:emit(escape(text:sub(state.position, start - 1))) end
    state.position = start
    local rule = inline_rules[text:sub(start, start)]
    if not rule(state) then
      state:emit(escape(text:sub(start, start)))
      state.position = start + 1
    end
  end
  state:emit(escape(text:sub(state.position)))
  return concat(state.out)
end

function Inline:emit(html) self.out[#self.out + 1] = html end

function Inline:advance(stop, ...)
  for i = 1, select("#", ...) do self:emit((select(i, ...))) end
  self.position = stop + 1
  return true
end

inline_rules["\\"] = function(self)
  local letter = self.text:match("^\\(%p)", self.position)
  return letter and self:advance(self.position + 1, escape(letter))
end

inline_rules["`"] = function(self)
  local ticks = self.text:match("^`+", self.position)
  local start = self.position + #ticks
  local from, to = self.text:find(ticks, start, true)
  return from and self:advance(to, "<code>", escape(self.text:sub(start, from - 1):match("^%s*(.-)%s*$")), "</code>")
end

local function emphasis(self)
  local mark = self.text:match("^%*%*", self.position) or self.text:match("^__", self.position) or self.text:sub(self.position, self.position)
  local start = self.position + #mark
  if self.text:find("^%s", start) then return false end
  if mark:sub(1, 1) == "_" and self.position > 1 and self.text:find("^%w", self.position - 1) then return false end
  local from, to = start, nil
  repeat
    from, to = self.text:find(mark, from + 1, true)
  until not from or not self.text:find("^%s", from - 1) and self.text:sub(from - 1, from - 1) ~= "\\"
  if not from then return false end
  local tag = #mark == 2 and "strong" or "em"
  return self:advance(to, "<" .. tag .. ">", render_inline(self.text:sub(start, from - 1), self.references), "</" .. tag .. ">")
end
inline_rules["*"] = emphasis
inline_rules["_"] = emphasis

local function target_of(self, position)
  local url, title, stop = self.text:match('^%((%S-)%s*"([^"]*)"%)()', position)
  if url then return url, title, stop - 1 end
  url, stop = self.text:match("^%((%S-)%)()", position)
  if url then return url, nil, stop - 1 end
  local name
  name, stop = self.text:match("^%[([^%]]*)%]()", position)
  local reference = name and self.references[name:lower()]
  if reference then return reference.url, reference.title, stop - 1 end
end

inline_rules["["] = function(self)
  local label = self.text:match("^%b[]", self.position)
  if not label then return false end
  local url, title, stop = target_of(self, self.position + #label)
  if not url then return false end
  local attributes = title and ' title="' .. escape(title) .. '"' or ""
  return self:advance(stop, '<a href="' .. escape(url) .. '"' .. attributes .. ">", render_inline(label:sub(2, -2), self.references), "</a>")
end

inline_rules["!"] = function(self)
  local label = self.text:match("^!(%b[])", self.position)
  if not label then return false end
  local url, title, stop = target_of(self, self.position + 1 + #label)
  if not url then return false end
  return self:advance(stop, ('<img src="%s" alt="%s"%s>'):format(escape(url), escape(label:sub(2, -2)), title and ' title="' .. title .. '"' or ""))
end

inline_rules["<"] = function(self)
  local url, stop = self.text:match("^<(%a+://[^%s>]+)>()", self.position)
  return url and self:advance(stop - 1, '<a href="' .. url .. '">', escape(url), "</a>")
end

inline_rules["&"] = function(self)
  local entity = self.text:match("^&#?%w+;", self.position)
  return entity and self:advance(self.position + #entity - 1, entity)
end

--------------------------------------------------------------------------------------------------------------------------------- blocks

local Block = {}
Block.__index = Block
function Block:html() error(self.tag .. " has no html") end

local function class(tag)
  local result = setmetatable({ tag = tag }, { __index = Block })
  result.__index = result
  return result
end

local Heading, Paragraph, Code, Rule, Quote, List, Table = class "h", class "p", class "pre", class "hr", class "blockquote", class "list", class "table"

local function render_blocks(blocks, out, references)
  for _, block in ipairs(blocks) do block:html(out, references) end
end

function Heading:html(out, references)
  local anchor = self.text:lower():gsub("[^%w%s-]", ""):gsub("%s+", "-")
  out[#out + 1] = ('<h%d id="%s">%s</h%d>\n'):format(self.level, anchor, render_inline(self.text, references), self.level)
end
function Paragraph:html(out, references)
  local text = concat(self.lines, "\n"):gsub("  +\n", "<br>\n")
  local pieces = {}
  for piece in (text .. "<br>"):gmatch("(.-)<br>") do pieces[#pieces + 1] = render_inline(piece, references) end
  local body = concat(pieces, "<br>")
  out[#out + 1] = self.tight and body .. "\n" or "<p>" .. body .. "</p>\n"
end
function Code:html(out)
  local open = self.language ~= "" and '<pre><code class="language-' .. self.language .. '">' or "<pre><code>"
  out[#out + 1] = open .. escape(concat(self.lines, "\n")) .. "\n</code></pre>\n"
end
function Rule:html(out) out[#out + 1] = "<hr>\n" end
function Quote:html(out, references)
  out[#out + 1] = "<blockquote>\n"
  render_blocks(self.blocks, out, references)
  out[#out + 1] = "</blockquote>\n"
end
function List:html(out, references)
  local tag = self.ordered and "ol" or "ul"
  out[#out + 1] = "<" .. tag .. (self.start and self.start ~= 1 and ' start="' .. self.start .. '"' or "") .. ">\n"
  for _, item in ipairs(self.items) do
    out[#out + 1] = "<li>"
    render_blocks(item, out, references)
    out[#out + 1] = "</li>\n"
  end
  out[#out + 1] = "</" .. tag .. ">\n"
end
function Table:html(out, references)
  local function row(cells, tag)
    out[#out + 1] = "<tr>"
    for column, cell in ipairs(cells) do
      local align = self.alignment[column]
      out[#out + 1] = ("<%s%s>%s</%s>"):format(tag, align and ' align="' .. align .. '"' or "", render_inline(cell, references), tag)
    end
    out[#out + 1] = "</tr>\n"
  end
  out[#out + 1] = "<table>\n"
  row(self.head, "th")
  for _, cells in ipairs(self.rows) do row(cells, "td") end
  out[#out + 1] = "</table>\n"
end

local parse_blocks

local function cells_of(line)
  local cells = {}
  for cell in line:match("^|?(.-)|?%s*$"):gmatch("([^|]+)") do cells[#cells + 1] = cell:match("^%s*(.-)%s*$") end
  return cells
end

local function starts_block(line)
  return line:find("^#+ ") or line:find("^>") or line:find("^[-*+] ") or line:find("^%d+%. ") or line:find("^```") or line:find("^%-%-%-+$")
end

-- The lines of one list item: the rest of its first line, and what is indented under it.
local function item_lines(lines, index, width, first)
  local item = { first }
  local loose = false
  while true do
    local line = lines[index + 1]
    if not line then break end
    if line:find("^%s*$") then
      local after = lines[index + 2]
      if not after or not after:find("^" .. (" "):rep(width)) then break end
      item[#item + 1], loose = "", true
    elseif line:find("^" .. (" "):rep(width)) then
      item[#item + 1] = line:sub(width + 1)
    else
      break
    end
    index = index + 1
  end
  return item, index, loose
end

local function parse_list(lines, index, references)
  local ordered = lines[index]:find("^%d") ~= nil
  local list = setmetatable({ ordered = ordered, items = {} }, List)
  while lines[index] do
    local marker, first = lines[index]:match(ordered and "^(%d+%.%s+)(.*)$" or "^([-*+]%s+)(.*)$")
    if not marker then break end
    list.start = list.start or math.tointeger(tonumber(marker:match("^%d+")))
    local item, stop, loose = item_lines(lines, index, #marker, first)
    local blocks = parse_blocks(item, references)
    for _, block in ipairs(blocks) do block.tight = not loose end
    list.items[#list.items + 1] = blocks
    index = stop + 1
  end
  return list, index
end

function parse_blocks(lines, references)
  local blocks, index = {}, 1
  while index <= #lines do
    local line = lines[index]
    local marks, heading = line:match("^(#+) +(.-)%s*#*$")
    if line:find("^%s*$") then
      index = index + 1
      goto continue
    elseif marks and #marks <= 6 then
      blocks[#blocks + 1] = setmetatable({ level = #marks, text = heading }, Heading)
    elseif line:find("^%-%-%-+$") then
      blocks[#blocks + 1] = setmetatable({}, Rule)
    elseif line:find("^```") then
      local code = setmetatable({ language = line:match("^```(%w*)"), lines = {} }, Code)
      index = index + 1
      while lines[index] and not lines[index]:find("^```") do
        code.lines[#code.lines + 1] = lines[index]
        index = index + 1
      end
      blocks[#blocks + 1] = code
    elseif line:find("^>") then
      local inner = {}
      while lines[index] and lines[index]:find("^>") do
        inner[#inner + 1] = lines[index]:gsub("^> ?", "")
        index = index + 1
      end
      blocks[#blocks + 1] = setmetatable({ blocks = parse_blocks(inner, references) }, Quote)
      goto continue
    elseif line:find("^[-*+] ") or line:find("^%d+%. ") then
      blocks[#blocks + 1], index = parse_list(lines, index, references)
      goto continue
    elseif line:find("|", 1, true) and (lines[index + 1] or ""):find("^|?[%s:|-]+$") then
      local block = setmetatable({ head = cells_of(line), rows = {}, alignment = {} }, Table)
      for column, cell in ipairs(cells_of(lines[index + 1])) do
        local left, right = cell:find("^:") ~= nil, cell:find(":$") ~= nil
        block.alignment[column] = left and right and "center" or right and "right" or left and "left" or false
      end
      index = index + 2
      while lines[index] and lines[index]:find("|", 1, true) do
        block.rows[#block.rows + 1] = cells_of(lines[index])
        index = index + 1
      end
      blocks[#blocks + 1] = block
      goto continue
    elseif line:find("^%[[^%]]+%]: ") then
      local name, url, title = line:match('^%[([^%]]+)%]: (%S+)%s*"?([^"]*)"?$')
      references[name:lower()] = { url = url, title = title ~= "" and title or nil }
    else
      local paragraph = setmetatable({ lines = { line } }, Paragraph)
      while lines[index + 1] and not lines[index + 1]:find("^%s*$") and not starts_block(lines[index + 1]) do
        index = index + 1
        paragraph.lines[#paragraph.lines + 1] = lines[index]
      end
      blocks[#blocks + 1] = paragraph
    end
    index = index + 1
    ::continue::
  end
  return blocks
end

local function render(text)
  local lines, references, out = {}, {}, {}
  for line in (text .. "\n"):gmatch("(.-)\r?\n") do lines[#lines + 1] = line end
  render_blocks(parse_blocks(lines, references), out, references)
  return concat(out)
end

--------------------------------------------------------------------------------------------------------------------- generated document

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

local words = {}
for word in ([[the machine table value *starred* **strong words** `code` [link](http://example.org/a?b=1&c=2 "title") _under_ snake_case_name
  2 < 3 AT&T &copy; a\*b [named][Lua] <https://lua.org/> ![image](i.png) function returns closure __heavy__ ``a ` tick`` [broken] string
  "quoted" end]]):gmatch("%S+") do words[#words + 1] = word end

local function sentence(random, count)
  local parts = {}
  for i = 1, count do parts[i] = words[random(#words) + 1] end
  return concat(parts, " ") .. "."
end

local function section(random, number)
  local lines = { ("#"):rep(random(4) + 1) .. " Section " .. number .. ": " .. sentence(random, 4), "" }
  local function add(...)
    for i = 1, select("#", ...) do lines[#lines + 1] = (select(i, ...)) end
  end
  for _ = 1, 3 do add(sentence(random, 9), sentence(random, 12) .. (random(2) == 0 and "  " or ""), sentence(random, 7), "") end
  add("- first " .. sentence(random, 5), "- second", "  - inner " .. sentence(random, 4), "  - inner again", "", "    a paragraph inside", "- third", "")
  add(random(5) .. ". one", "2. " .. sentence(random, 6), "")
  add("> quoted " .. sentence(random, 8), "> - a list in a quote", "> - " .. sentence(random, 3), "")
  add("```lua", "local x <const> = " .. number .. " -- \"a & b\"", "if x < 3 then print(x) end", "```", "")
  add("| name | value | note |", "|:-----|------:|:----:|")
  for i = 1, random(5) + 1 do add("| row " .. i .. " | " .. random(1000) .. " | " .. sentence(random, 3) .. " |") end
  add("", "---", "[Lua]: http://www.lua.org/" .. number .. ' "The language"', "")
  return concat(lines, "\n")
end

local function checksum(text)
  local a, b = 1, 0
  for i = 1, #text do
    a = (a + text:byte(i)) % 65521
    b = (b + a) % 65521
  end
  return a .. "-" .. b
end

function run(n)
  local random, sections = generator(29, 31), {}
  for number = 1, n do sections[number] = section(random, number) end
  local html = render(concat(sections, "\n"))
  local _, tags = html:gsub("<%a", "")
  return #html .. " " .. tags .. " " .. checksum(html)
end
