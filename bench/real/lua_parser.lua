-- Lua's own grammar in Lua: a lexer by patterns, a recursive-descent parser with precedences that gives a tree, a resolver of names, and a
-- printer. Generated source is parsed, resolved and printed; the printed text is parsed and printed again and must be the same.
-- n: copies of the sample modules.
-- n: 500  expected: 553636 bytes, 9000 variables (1250 captured), 4250 calls, 64458-49512, 3812-36811
-- test n: 2  expected: 2187 bytes, 36 variables (5 captured), 17 calls, 50004-35234, 5152-25548
local find, sub, match, byte = string.find, string.sub, string.match, string.byte

---------------------------------------------------------------------------------------------------------------------------------- lexer

local reserved = {}
for word in ([[and break do else elseif end false for function goto if in local nil not or repeat return then true until while]]):gmatch "%a+" do
  reserved[word] = true
end

local long_tokens = {}
for token in ("... << >> // == ~= <= >= :: .."):gmatch "%S+" do long_tokens[token] = true end

local function lex_error(source, position, message)
  local line = 1
  for _ in sub(source, 1, position):gmatch("\n") do line = line + 1 end
  error(("%d: %s"):format(line, message), 0)
end

local function long_bracket(source, position)
  local level = match(source, "^%[(=*)%[", position)
  if not level then return nil end
  local from = position + #level + 2
  local start, stop = find(source, "]" .. level .. "]", from, true)
  if not start then lex_error(source, position, "unfinished long bracket") end
  return sub(source, from, start - 1), stop + 1
end

-- Fills three parallel arrays: kinds, values and positions of the tokens.
local function tokenize(source)
  local kinds, values, places, count, position = {}, {}, {}, 0, 1
  while true do
    position = find(source, "%S", position)
    if not position then break end
    local code = byte(source, position)
    local kind, value, stop
    if code >= 97 and code <= 122 or code >= 65 and code <= 90 or code == 95 then
      _, stop, value = find(source, "^([%w_]+)", position)
      kind = reserved[value] and value or "name"
    elseif code >= 48 and code <= 57 or code == 46 and find(source, "^%.%d", position) then
      if find(source, "^0[xX]", position) then
        _, stop, value = find(source, "^(0[xX][%x%.]*[pP]?[+-]?%d*)", position)
      else
        _, stop, value = find(source, "^([%d%.]+[eE]?[+-]?%d*)", position)
        -- a sign belongs to the number after an exponent only
        if not find(value, "[eE]") then
          value = match(value, "^[%d%.]+")
          stop = position + #value - 1
        end
      end
      kind = "number"
      if not tonumber(value) then lex_error(source, position, "malformed number near '" .. value .. "'") end
    elseif code == 34 or code == 39 then
      local quote, from = sub(source, position, position), position + 1
      stop = from
      while true do
        stop = find(source, "[\\\n" .. quote .. "]", stop)
        if not stop or byte(source, stop) == 10 then lex_error(source, position, "unfinished string") end
        if byte(source, stop) ~= 92 then break end
        stop = stop + 2
      end
      kind, value = "string", sub(source, from, stop - 1)
    elseif code == 45 and byte(source, position + 1) == 45 then
      local _, after = long_bracket(source, position + 2)
      stop = (after or find(source, "\n", position, true) or #source + 1) - 1
    elseif code == 91 and find(source, "^%[=*%[", position) then
      value, stop = long_bracket(source, position)
      kind, stop = "string", stop - 1
    else
      local length = 3
      while length > 1 and not long_tokens[sub(source, position, position + length - 1)] do length = length - 1 end
      kind = sub(source, position, position + length - 1)
      value, stop = kind, position + length - 1
      if not find(kind, "^[%p]") then lex_error(source, position, "unexpected symbol") end
    end
    if kind then
      count = count + 1
      kinds[count], values[count], places[count] = kind, value, position
    end
    position = stop + 1
  end
  kinds[count + 1] = "eof"
  return kinds, values, places
end

--------------------------------------------------------------------------------------------------------------------------------- parser

local Parser = {}
Parser.__index = Parser

function Parser.new(source)
  local kinds, values, places = tokenize(source)
  return setmetatable({ source = source, kinds = kinds, values = values, places = places, index = 1, scope = nil, functions = 0 }, Parser)
end

function Parser:fail(message)
  local place = self.places[self.index] or #self.source
  lex_error(self.source, place, ("%s near '%s'"):format(message, self.values[self.index] or "<eof>"))
end

function Parser:peek() return self.kinds[self.index] end

function Parser:take()
  local value = self.values[self.index]
  self.index = self.index + 1
  return value
end

function Parser:accept(kind)
  if self.kinds[self.index] ~= kind then return false end
  self.index = self.index + 1
  return true
end

function Parser:expect(kind)
  if self.kinds[self.index] ~= kind then self:fail("'" .. kind .. "' expected") end
  return self:take()
end

-- Scopes: each knows its names and the function it belongs to; a use of an outer function's name is an upvalue.
function Parser:open(is_function)
  if is_function then self.functions = self.functions + 1 end
  self.scope = { outer = self.scope, names = {}, owner = is_function and self.functions or self.scope.owner }
end

function Parser:close() self.scope = self.scope.outer end

function Parser:declare(name, attribute)
  local variable = { name = name, owner = self.scope.owner, uses = 0, attribute = attribute }
  self.scope.names[name] = variable
  return variable
end

function Parser:resolve(name)
  local scope = self.scope
  while scope do
    local variable = scope.names[name]
    if variable then
      variable.uses = variable.uses + 1
      if variable.owner ~= self.scope.owner then variable.captured = true end
      return { tag = "Local", variable = variable }
    end
    scope = scope.outer
  end
  return { tag = "Global", name = name }
end

local block_ends = { eof = true, ["end"] = true, ["else"] = true, ["elseif"] = true, ["until"] = true }

function Parser:block()
  local statements = {}
  while not block_ends[self:peek()] do
    if self:peek() == "return" then
      self:take()
      local values = {}
      if not block_ends[self:peek()] and self:peek() ~= ";" then values = self:expressions() end
      self:accept ";"
      statements[#statements + 1] = { tag = "Return", values = values }
      return statements
    end
    local statement = self:statement()
    if statement then statements[#statements + 1] = statement end
  end
  return statements
end

function Parser:scoped_block()
  self:open()
  local statements = self:block()
  self:close()
  return statements
end

local statements = {}

function Parser:statement()
  local rule = statements[self:peek()]
  if rule then
    self:take()
    return rule(self)
  end
  local target = self:suffixed()
  if self:peek() == "=" or self:peek() == "," then
    local targets = { target }
    while self:accept "," do targets[#targets + 1] = self:suffixed() end
    self:expect "="
    for _, place in ipairs(targets) do
      if place.tag == "Call" or place.tag == "Paren" then self:fail "syntax error" end
      if place.tag == "Local" and place.variable.attribute then self:fail "attempt to assign to const variable" end
    end
    return { tag = "Assign", targets = targets, values = self:expressions() }
  end
  if target.tag ~= "Call" and target.tag ~= "Invoke" then self:fail "syntax error" end
  return { tag = "Do call", call = target }
end

statements[";"] = function() return nil end
statements["break"] = function() return { tag = "Break" } end
statements["goto"] = function(self) return { tag = "Goto", label = self:expect "name" } end
statements["::"] = function(self)
  local label = self:expect "name"
  self:expect "::"
  return { tag = "Label", label = label }
end
statements["do"] = function(self)
  local body = self:scoped_block()
  self:expect "end"
  return { tag = "Do", body = body }
end
statements["while"] = function(self)
  local test = self:expression()
  self:expect "do"
  local body = self:scoped_block()
  self:expect "end"
  return { tag = "While", test = test, body = body }
end
statements["repeat"] = function(self)
  self:open()
  local body = self:block()
  self:expect "until"
  local test = self:expression()
  self:close()
  return { tag = "Repeat", test = test, body = body }
end
statements["if"] = function(self)
  local clauses, otherwise = {}, nil
  repeat
    local test = self:expression()
    self:expect "then"
    clauses[#clauses + 1] = { test = test, body = self:scoped_block() }
  until not self:accept "elseif"
  if self:accept "else" then otherwise = self:scoped_block() end
  self:expect "end"
  return { tag = "If", clauses = clauses, otherwise = otherwise }
end
statements["for"] = function(self)
  local names = { self:expect "name" }
  local sources, numeric
  if self:accept "=" then
    numeric, sources = true, self:expressions()
  else
    while self:accept "," do names[#names + 1] = self:expect "name" end
    self:expect "in"
    sources = self:expressions()
  end
  self:expect "do"
  self:open()
  local variables = {}
  for i, name in ipairs(names) do variables[i] = self:declare(name) end
  local body = self:block()
  self:close()
  self:expect "end"
  return { tag = "For", numeric = numeric, variables = variables, sources = sources, body = body }
end
statements["function"] = function(self)
  local target = self:resolve(self:expect "name")
  local method = false
  while self:peek() == "." or self:peek() == ":" do
    method = self:take() == ":"
    target = { tag = "Index", object = target, key = { tag = "String", value = self:expect "name" } }
    if method then break end
  end
  return { tag = "Function", target = target, value = self:body(method) }
end
statements["local"] = function(self)
  if self:accept "function" then
    local variable = self:declare(self:expect "name")
    return { tag = "Local function", variable = variable, value = self:body() }
  end
  local names, attributes = {}, {}
  repeat
    names[#names + 1] = self:expect "name"
    if self:accept "<" then
      attributes[#names] = self:expect "name"
      self:expect ">"
    end
  until not self:accept ","
  local values = self:accept "=" and self:expressions() or {}
  local variables = {}
  for i, name in ipairs(names) do variables[i] = self:declare(name, attributes[i]) end
  return { tag = "Define", variables = variables, values = values }
end

function Parser:body(method)
  self:open(true)
  local parameters, vararg = {}, false
  if method then self:declare "self" end
  self:expect "("
  if self:peek() ~= ")" then
    repeat
      if self:accept "..." then
        vararg = true
        break
      end
      parameters[#parameters + 1] = self:declare(self:expect "name")
    until not self:accept ","
  end
  self:expect ")"
  local body = self:block()
  self:expect "end"
  self:close()
  return { tag = "Closure", method = method, parameters = parameters, vararg = vararg, body = body }
end

function Parser:expressions()
  local list = { self:expression() }
  while self:accept "," do list[#list + 1] = self:expression() end
  return list
end

-- left and right priority of each operator
local priorities = {
  ["or"] = { 1, 1 }, ["and"] = { 2, 2 }, ["<"] = { 3, 3 }, [">"] = { 3, 3 }, ["<="] = { 3, 3 }, [">="] = { 3, 3 }, ["~="] = { 3, 3 },
  ["=="] = { 3, 3 }, ["|"] = { 4, 4 }, ["~"] = { 5, 5 }, ["&"] = { 6, 6 }, ["<<"] = { 7, 7 }, [">>"] = { 7, 7 }, [".."] = { 9, 8 },
  ["+"] = { 10, 10 }, ["-"] = { 10, 10 }, ["*"] = { 11, 11 }, ["/"] = { 11, 11 }, ["//"] = { 11, 11 }, ["%"] = { 11, 11 }, ["^"] = { 14, 13 },
}
local unary = { ["not"] = true, ["-"] = true, ["#"] = true, ["~"] = true }

function Parser:expression(limit)
  limit = limit or 0
  local left
  if unary[self:peek()] then
    local operator = self:peek()
    self:take()
    left = { tag = "Unary", operator = operator, operand = self:expression(12) }
  else
    left = self:simple()
  end
  while true do
    local operator = self:peek()
    local priority = priorities[operator]
    if not priority or priority[1] <= limit then return left end
    self:take()
    left = { tag = "Binary", operator = operator, left = left, right = self:expression(priority[2]) }
  end
end

local constants = { ["nil"] = true, ["true"] = true, ["false"] = true, ["..."] = true }

function Parser:simple()
  local kind = self:peek()
  if kind == "number" then return { tag = "Number", value = self:take() } end
  if kind == "string" then return { tag = "String", value = self:take() } end
  if constants[kind] then return { tag = "Constant", value = self:take() } end
  if kind == "{" then return self:constructor() end
  if self:accept "function" then return self:body() end
  return self:suffixed()
end

function Parser:constructor()
  self:expect "{"
  local fields = {}
  while self:peek() ~= "}" do
    local key
    if self:accept "[" then
      key = self:expression()
      self:expect "]"
      self:expect "="
    elseif self:peek() == "name" and self.kinds[self.index + 1] == "=" then
      key = { tag = "String", value = self:take() }
      self:take()
    end
    fields[#fields + 1] = { key = key, value = self:expression() }
    if not self:accept "," and not self:accept ";" then break end
  end
  self:expect "}"
  return { tag = "Table", fields = fields }
end

function Parser:arguments()
  if self:peek() == "string" then return { { tag = "String", value = self:take() } } end
  if self:peek() == "{" then return { self:constructor() } end
  self:expect "("
  local list = self:peek() == ")" and {} or self:expressions()
  self:expect ")"
  return list
end

function Parser:suffixed()
  local object
  if self:accept "(" then
    object = { tag = "Paren", inner = self:expression() }
    self:expect ")"
  elseif self:peek() == "name" then
    object = self:resolve(self:take())
  else
    self:fail "unexpected symbol"
  end
  while true do
    local kind = self:peek()
    if kind == "." then
      self:take()
      object = { tag = "Index", object = object, key = { tag = "String", value = self:expect "name" } }
    elseif kind == "[" then
      self:take()
      object = { tag = "Index", object = object, key = self:expression() }
      self:expect "]"
    elseif kind == ":" then
      self:take()
      local name = self:expect "name"
      object = { tag = "Invoke", object = object, name = name, arguments = self:arguments() }
    elseif kind == "(" or kind == "string" or kind == "{" then
      object = { tag = "Call", callee = object, arguments = self:arguments() }
    else
      return object
    end
  end
end

-------------------------------------------------------------------------------------------------------------------------------- printer

local Printer = {}
Printer.__index = Printer

function Printer.print(block)
  local self = setmetatable({ out = {}, count = 0, depth = 0 }, Printer)
  self:statements(block)
  return table.concat(self.out)
end

function Printer:write(...)
  for i = 1, select("#", ...) do
    self.count = self.count + 1
    self.out[self.count] = (select(i, ...))
  end
  return self
end

local show = {}

function Printer:statements(block)
  for _, statement in ipairs(block) do
    self:write(("  "):rep(self.depth))
    show[statement.tag](self, statement)
    self:write "\n"
  end
end

function Printer:indented(block, ending)
  self.depth = self.depth + 1
  self:write "\n"
  self:statements(block)
  self.depth = self.depth - 1
  self:write(("  "):rep(self.depth), ending)
end

function Printer:expression(node)
  return show[node.tag](self, node)
end

function Printer:list(nodes)
  for i, node in ipairs(nodes) do
    if i > 1 then self:write ", " end
    self:expression(node)
  end
end

local function names(variables)
  local list = {}
  for i, variable in ipairs(variables) do list[i] = variable.name .. (variable.attribute and " <" .. variable.attribute .. ">" or "") end
  return table.concat(list, ", ")
end

show["Return"] = function(self, node) self:write(#node.values > 0 and "return " or "return"):list(node.values) end
show["Break"] = function(self) self:write "break" end
show["Goto"] = function(self, node) self:write("goto ", node.label) end
show["Label"] = function(self, node) self:write("::", node.label, "::") end
show["Do"] = function(self, node) self:write("do"):indented(node.body, "end") end
show["While"] = function(self, node)
  self:write("while "):expression(node.test)
  self:write(" do"):indented(node.body, "end")
end
show["Repeat"] = function(self, node)
  self:write("repeat"):indented(node.body, "until ")
  self:expression(node.test)
end
show["If"] = function(self, node)
  for i, clause in ipairs(node.clauses) do
    self:write(i == 1 and "if " or "elseif "):expression(clause.test)
    local last = i == #node.clauses and not node.otherwise
    self:write(" then"):indented(clause.body, last and "end" or "")
  end
  if node.otherwise then self:write("else"):indented(node.otherwise, "end") end
end
show["For"] = function(self, node)
  self:write("for ", names(node.variables), node.numeric and " = " or " in "):list(node.sources)
  self:write(" do"):indented(node.body, "end")
end
show["Define"] = function(self, node)
  self:write("local ", names(node.variables))
  if #node.values > 0 then self:write(" = "):list(node.values) end
end
show["Local function"] = function(self, node)
  self:write("local function ", node.variable.name)
  self:body(node.value)
end
show["Function"] = function(self, node)
  local target = node.target
  self:write "function "
  if node.value.method then
    self:expression(target.object)
    self:write(":", target.key.value)
  else
    self:expression(target)
  end
  self:body(node.value)
end
show["Assign"] = function(self, node)
  self:list(node.targets)
  self:write(" = "):list(node.values)
end
show["Do call"] = function(self, node) self:expression(node.call) end
show["Local"] = function(self, node) self:write(node.variable.name) end
show["Global"] = function(self, node) self:write(node.name) end
show["Number"] = function(self, node) self:write(node.value) end
show["Constant"] = function(self, node) self:write(node.value) end
show["String"] = function(self, node)
  local value = node.value
  if find(value, "\n", 1, true) then
    self:write("[==[", value, "]==]")
  elseif find(value, '"', 1, true) and not find(value, '\\"', 1, true) then
    self:write("'", value, "'")
  else
    self:write('"', value, '"')
  end
end
show["Unary"] = function(self, node)
  self:write(node.operator == "not" and "not " or node.operator)
  -- two minus signs would be a comment
  if node.operand.tag == "Unary" then self:write " " end
  self:expression(node.operand)
end
show["Binary"] = function(self, node)
  self:expression(node.left)
  self:write(" ", node.operator, " "):expression(node.right)
end
show["Paren"] = function(self, node)
  self:write("("):expression(node.inner)
  self:write ")"
end
show["Index"] = function(self, node)
  self:expression(node.object)
  if node.key.tag == "String" and find(node.key.value, "^[%a_][%w_]*$") and not reserved[node.key.value] then
    self:write(".", node.key.value)
  else
    self:write("["):expression(node.key)
    self:write "]"
  end
end
show["Call"] = function(self, node)
  self:expression(node.callee)
  self:write("("):list(node.arguments)
  self:write ")"
end
show["Invoke"] = function(self, node)
  self:expression(node.object)
  self:write(":", node.name, "("):list(node.arguments)
  self:write ")"
end
show["Table"] = function(self, node)
  self:write "{"
  for i, field in ipairs(node.fields) do
    self:write(i > 1 and ", " or " ")
    if field.key then
      self:write("["):expression(field.key)
      self:write "] = "
    end
    self:expression(field.value)
  end
  self:write " }"
end
show["Closure"] = function(self, node)
  self:write "function"
  self:body(node)
end

function Printer:body(node)
  self:write("(", names(node.parameters), node.vararg and (#node.parameters > 0 and ", ..." or "...") or "", ")")
  self:indented(node.body, "end")
end

------------------------------------------------------------------------------------------------------------------------------- workload

local samples = {
  [==[
-- A stack of @NAME@ values.
local @NAME@ = {}
@NAME@.__index = @NAME@
local floor <const>, insert = math.floor, table.insert
function @NAME@.new(capacity, ...)
  local self = setmetatable({ size = 0, capacity = capacity or @NUMBER@, items = { ... }, [1 + 2] = "x", 'quoted "text"' }, @NAME@)
  for index, item in ipairs(self.items) do self.size = self.size + (item and 1 or 0) end
  return self
end
function @NAME@:push(value, ...)
  if value == nil then return nil, "no value" elseif self.size >= self.capacity then goto full end
  self.size = self.size + 1
  self.items[self.size] = value
  do return self:push(...) end
  ::full::
  return false, ("full at %d of %d"):format(self.size, self.capacity)
end
local function scan(text, position)
  local depth, found = 0, {}
  while position <= #text do
    local c = text:sub(position, position)
    if c == "(" then depth = depth + 1 elseif c == ")" then depth = depth - 1
    else found[#found + 1] = c .. "\n" end
    position = position + 1
    if depth < 0 then break end
  end
  return found, -depth ^ 2 % @NUMBER@, not found[1] == false
end
return @NAME@, scan
]==],
  [==[
local M, limits = {}, { low = 0x1F, high = 1e3, ratio = .5, deep = { deeper = { function(a, b) return a and b or not a == b end } } }
M.text@NUMBER@ = [[
a long text
  of two lines]]
local counter = (function() local n = 0 return function(step) n = n + (step or 1) return n end end)()
function M.hash(text, seed)
  local h = seed or 5381
  for i = 1, #text do h = ((h << 5) + h ~ text:byte(i)) & 0xffffffff | @NUMBER@ >> 3 end
  return h // 2 * 3 - -h % 7
end
function M.each(list, action, ...)
  local extra = select("#", ...) > 0 and { ... } or nil
  for i = #list, 1, -1 do
    local ok, message = pcall(action, list[i], i, extra)
    if not ok then print("failed: " .. tostring(message) .. " at " .. i) end
  end
  repeat local done = counter() > limits.high; limits.low = limits.low + 1 until done or limits.low > @NUMBER@
end
M["@NAME@ key"], M.@NAME@ = M.hash "@NAME@", M.each
--[[ a long
comment ]] return setmetatable(M, { __call = function(_, ...) return M.each(...) end, __len = function() return @NUMBER@ end })
]==],
}

local function generate(count)
  local pieces = {}
  for i = 1, count do
    local sample = samples[i % #samples + 1]
    local text = sample:gsub("@(%u+)@", function(kind) return kind == "NAME" and "Class" .. i or tostring(i * 37 % 1000) end)
    pieces[i] = "local module" .. i % 150 .. " = (function(...)\n" .. text .. "end)(...)\n"
  end
  return pieces
end

local function census(node, counts)
  if node.tag then counts[node.tag] = (counts[node.tag] or 0) + 1 end
  if node.uses then
    if not counts[node] then
      counts[node] = true
      counts.variables = (counts.variables or 0) + 1
      counts.captured = (counts.captured or 0) + (node.captured and 1 or 0)
    end
    return
  end
  for _, child in pairs(node) do
    if type(child) == "table" then census(child, counts) end
  end
end

local function parse(source)
  local parser = Parser.new(source)
  parser:open(true)
  local block = parser:block()
  parser:close()
  parser:expect "eof"
  return block
end

local function checksum(text)
  local a, b = 1, 0
  for i = 1, #text do
    a = (a + byte(text, i)) % 65521
    b = (b + a) % 65521
  end
  return a .. "-" .. b
end

function run(n)
  local pieces = generate(n)
  local source = table.concat(pieces)
  local tree = parse(source)
  local printed = Printer.print(tree)
  local again = Printer.print(parse(printed))
  assert(printed == again, "printing is not stable")
  local counts, complaints = {}, {}
  census(tree, counts)
  -- broken programs: a piece with a character replaced
  for i = 1, math.min(n, 60) do
    local position = i * 97 % #pieces[i] + 1
    local broken = sub(pieces[i], 1, position - 1) .. "]" .. sub(pieces[i], position + 1)
    local ok, message = pcall(parse, broken)
    complaints[i] = ok and "fine" or message
  end
  return ("%d bytes, %d variables (%d captured), %d calls, %s, %s"):format(#source, counts.variables, counts.captured,
    counts.Call + counts.Invoke, checksum(printed), checksum(table.concat(complaints, "\n")))
end
