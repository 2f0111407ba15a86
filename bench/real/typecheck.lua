-- A type checker for a small ML: tokens, a parser with precedences, Hindley-Milner inference with levels (so that `let` generalizes
-- without searching the environment), tuples, lists, records of errors that do not stop the rest. The source is generated, one
-- declaration a line, some of them wrong. n: lines.
-- n: 20000  expected: 2500 errors, 115002 variables, 163750 unifications, 595343, nested10012 : 'a -> ('a * (int * 'a list list) * ('a -> 'a list))
-- test n: 120  expected: 14 errors, 689 variables, 984 unifications, 540142, nested108 : 'a -> ('a * (int * 'a list list) * ('a -> 'a list))

--------------------------------------------------------------------------------------------------------------------------------- tokens

local keywords = {}
for word in ("let rec in fun if then else true false and or not match with"):gmatch("%a+") do keywords[word] = true end

local Lexer = {}
Lexer.__index = Lexer

local operators = { "->", "::", "<=", ">=", "<>", "==", "++" }
local two_characters = {}
for _, text in ipairs(operators) do two_characters[text] = true end

function Lexer.new(text, line) return setmetatable({ text = text, position = 1, line = line }, Lexer) end

function Lexer:next()
  local text = self.text
  local position = text:find("%S", self.position)
  if not position then return "eof", "" end
  local word = text:match("^[%a_][%w_']*", position)
  if word then
    self.position = position + #word
    return keywords[word] and word or "name", word
  end
  local digits = text:match("^%d+", position)
  if digits then
    self.position = position + #digits
    return "int", tonumber(digits)
  end
  local body = text:match('^"([^"]*)"', position)
  if body then
    self.position = position + #body + 2
    return "string", body
  end
  local two = text:sub(position, position + 1)
  if two_characters[two] then
    self.position = position + 2
    return two, two
  end
  local one = text:sub(position, position)
  self.position = position + 1
  return one, one
end

--------------------------------------------------------------------------------------------------------------------------------- parser

local Parser = {}
Parser.__index = Parser

local function complain(line, format, ...) error({ line = line, message = format:format(...) }, 0) end

function Parser.new(text, line)
  local self = setmetatable({ lexer = Lexer.new(text, line), line = line }, Parser)
  self:advance()
  return self
end

function Parser:advance()
  local kind, value = self.kind, self.value
  self.kind, self.value = self.lexer:next()
  return value, kind
end

function Parser:expect(kind)
  if self.kind ~= kind then complain(self.line, "%s expected near '%s'", kind, self.value) end
  return (self:advance())
end

function Parser:accept(kind)
  if self.kind ~= kind then return false end
  self:advance()
  return true
end

function Parser:declaration()
  self:expect "let"
  local recursive = self:accept "rec"
  local name = self:expect "name"
  local parameters = self:parameters()
  self:expect "="
  local body = self:expression()
  self:expect "eof"
  return { tag = "declaration", recursive = recursive, name = name, body = self:abstract(parameters, body) }
end

function Parser:parameters()
  local names = {}
  while self.kind == "name" do names[#names + 1] = self:advance() end
  return names
end

function Parser:abstract(parameters, body)
  for i = #parameters, 1, -1 do body = { tag = "function", parameter = parameters[i], body = body } end
  return body
end

function Parser:expression()
  if self:accept "let" then
    local recursive = self:accept "rec"
    local name = self:expect "name"
    local parameters = self:parameters()
    self:expect "="
    local value = self:abstract(parameters, self:expression())
    self:expect "in"
    return { tag = "let", recursive = recursive, name = name, value = value, body = self:expression() }
  elseif self:accept "fun" then
    local parameters = self:parameters()
    self:expect "->"
    return self:abstract(parameters, self:expression())
  elseif self:accept "if" then
    local test = self:expression()
    self:expect "then"
    local yes = self:expression()
    self:expect "else"
    return { tag = "if", test = test, yes = yes, no = self:expression() }
  elseif self:accept "match" then
    local subject = self:expression()
    self:expect "with"
    self:expect "["
    self:expect "]"
    self:expect "->"
    local none = self:expression()
    self:expect "|"
    local head = self:expect "name"
    self:expect "::"
    local tail = self:expect "name"
    self:expect "->"
    return { tag = "match", subject = subject, none = none, head = head, tail = tail, some = self:expression() }
  end
  return self:operation(1)
end

local precedence = {
  ["or"] = 1, ["and"] = 2, ["=="] = 3, ["<>"] = 3, ["<"] = 3, ["<="] = 3, [">"] = 3, [">="] = 3, ["::"] = 4, ["++"] = 5,
  ["+"] = 6, ["-"] = 6, ["*"] = 7, ["/"] = 7,
}

function Parser:operation(limit)
  local left = self:application()
  while true do
    local operator = self.kind
    local level = precedence[operator]
    if not level or level < limit then return left end
    self:advance()
    -- `::` and `++` associate to the right
    local right = self:operation((operator == "::" or operator == "++") and level or level + 1)
    local callee = { tag = "variable", name = operator }
    left = { tag = "call", callee = { tag = "call", callee = callee, argument = left }, argument = right }
  end
end

local starts = { name = true, int = true, string = true, ["("] = true, ["["] = true, ["true"] = true, ["false"] = true, ["not"] = true }

function Parser:application()
  local callee = self:atom()
  while starts[self.kind] do callee = { tag = "call", callee = callee, argument = self:atom() } end
  return callee
end

function Parser:atom()
  local value, kind = self:advance()
  if kind == "name" or kind == "not" then return { tag = "variable", name = value } end
  if kind == "int" or kind == "string" then return { tag = kind } end
  if kind == "true" or kind == "false" then return { tag = "bool" } end
  if kind == "(" then
    local items = { self:expression() }
    while self:accept "," do items[#items + 1] = self:expression() end
    self:expect ")"
    return #items == 1 and items[1] or { tag = "tuple", table.unpack(items) }
  elseif kind == "[" then
    local items = { tag = "list" }
    if self.kind ~= "]" then
      repeat items[#items + 1] = self:expression() until not self:accept ","
    end
    self:expect "]"
    return items
  end
  complain(self.line, "unexpected '%s'", value)
end

---------------------------------------------------------------------------------------------------------------------------------- types

-- A type is a variable {link=, level=, id=} or a constructor {name=, argument types…}.
local Type = {}
Type.__index = Type

local int = setmetatable({ name = "int" }, Type)
local bool = setmetatable({ name = "bool" }, Type)
local text = setmetatable({ name = "string" }, Type)

local function construct(name, ...) return setmetatable({ name = name, ... }, Type) end
local function arrow(from, to) return construct("->", from, to) end
local function list_of(element) return construct("list", element) end

local Checker = {}
Checker.__index = Checker

local function prune(type)
  while type.link do
    local target = type.link
    if target.link then type.link = target.link end
    type = target
  end
  return type
end

function Type:show(names, inner)
  local type = prune(self)
  if not type.name then
    local name = names[type]
    if not name then
      names.count = (names.count or 0) + 1
      name = "'" .. string.char(96 + (names.count - 1) % 26 + 1) .. (names.count > 26 and names.count // 26 or "")
      names[type] = name
    end
    return name
  end
  if type.name == "->" then
    local shown = type[1]:show(names, true) .. " -> " .. type[2]:show(names)
    return inner and "(" .. shown .. ")" or shown
  elseif type.name == "list" then
    return type[1]:show(names, true) .. " list"
  elseif type.name == "tuple" then
    local parts = {}
    for i, part in ipairs(type) do parts[i] = part:show(names, true) end
    return "(" .. table.concat(parts, " * ") .. ")"
  end
  return type.name
end

function Type:__tostring() return self:show {} end

function Checker.new()
  local self = setmetatable({ level = 1, variables = 0, line = 0, unified = 0 }, Checker)
  local a, b = self:generic(), self:generic()
  self.globals = {
    ["+"] = arrow(int, arrow(int, int)), ["-"] = arrow(int, arrow(int, int)),
    ["*"] = arrow(int, arrow(int, int)), ["/"] = arrow(int, arrow(int, int)),
    ["=="] = arrow(a, arrow(a, bool)), ["<>"] = arrow(a, arrow(a, bool)),
    ["<"] = arrow(int, arrow(int, bool)), ["<="] = arrow(int, arrow(int, bool)),
    [">"] = arrow(int, arrow(int, bool)), [">="] = arrow(int, arrow(int, bool)),
    ["and"] = arrow(bool, arrow(bool, bool)), ["or"] = arrow(bool, arrow(bool, bool)), ["not"] = arrow(bool, bool),
    ["::"] = arrow(a, arrow(list_of(a), list_of(a))), ["++"] = arrow(text, arrow(text, text)),
    fst = arrow(construct("tuple", a, b), a), snd = arrow(construct("tuple", a, b), b),
    show = arrow(int, text), size = arrow(text, int),
  }
  return self
end

local GENERIC = math.huge

function Checker:fresh()
  self.variables = self.variables + 1
  return setmetatable({ level = self.level, id = self.variables }, Type)
end

function Checker:generic()
  local variable = self:fresh()
  variable.level = GENERIC
  return variable
end

function Checker:instantiate(type, map)
  type = prune(type)
  if not type.name then
    if type.level ~= GENERIC then return type end
    local copy = map[type]
    if not copy then
      copy = self:fresh()
      map[type] = copy
    end
    return copy
  end
  local count = #type
  if count == 0 then return type end
  local parts, changed = {}, false
  for i = 1, count do
    parts[i] = self:instantiate(type[i], map)
    changed = changed or parts[i] ~= type[i]
  end
  return changed and construct(type.name, table.unpack(parts)) or type
end

function Checker:generalize(type)
  type = prune(type)
  if not type.name then
    if type.level > self.level then type.level = GENERIC end
  else
    for i = 1, #type do self:generalize(type[i]) end
  end
end

-- Whether the variable is inside the type; lowers levels on the way.
function Checker:occurs(variable, type)
  type = prune(type)
  if type == variable then return true end
  if not type.name then
    if type.level > variable.level then type.level = variable.level end
    return false
  end
  for i = 1, #type do
    if self:occurs(variable, type[i]) then return true end
  end
  return false
end

function Checker:unify(left, right)
  left, right = prune(left), prune(right)
  if left == right then return end
  self.unified = self.unified + 1
  if not left.name then
    if self:occurs(left, right) then complain(self.line, "infinite type: %s in %s", left, right) end
    left.link = right
  elseif not right.name then
    self:unify(right, left)
  else
    if left.name ~= right.name or #left ~= #right then complain(self.line, "%s expected, %s found", left, right) end
    for i = 1, #left do self:unify(left[i], right[i]) end
  end
end

-- Runs `body` in a scope of its own, with a name bound.
function Checker:with(name, type, body, ...)
  local outer = self.environment
  self.environment = setmetatable({ [name] = type }, { __index = outer })
  local result = body(self, ...)
  self.environment = outer
  return result
end

local rules = {}

function Checker:infer(node) return rules[node.tag](self, node) end

function rules.int() return int end
function rules.bool() return bool end
function rules.string() return text end

function rules:variable(node)
  local type = self.environment[node.name]
  if not type then complain(self.line, "unknown name '%s'", node.name) end
  return self:instantiate(type, {})
end

rules["function"] = function(self, node)
  local parameter = self:fresh()
  return arrow(parameter, self:with(node.parameter, parameter, self.infer, node.body))
end

function rules:call(node)
  local callee = prune(self:infer(node.callee))
  local argument = self:infer(node.argument)
  if callee.name == "->" then
    self:unify(callee[1], argument)
    return callee[2]
  end
  local result = self:fresh()
  self:unify(callee, arrow(argument, result))
  return result
end

rules["if"] = function(self, node)
  self:unify(bool, self:infer(node.test))
  local yes = self:infer(node.yes)
  self:unify(yes, self:infer(node.no))
  return yes
end

function rules:tuple(node)
  local parts = {}
  for i, item in ipairs(node) do parts[i] = self:infer(item) end
  return construct("tuple", table.unpack(parts))
end

function rules:list(node)
  local element = self:fresh()
  for _, item in ipairs(node) do self:unify(element, self:infer(item)) end
  return list_of(element)
end

function rules:match(node)
  local element = self:fresh()
  self:unify(list_of(element), self:infer(node.subject))
  local none = self:infer(node.none)
  local some = self:with(node.head, element, function()
    return self:with(node.tail, list_of(element), self.infer, node.some)
  end)
  self:unify(none, some)
  return none
end

-- The generalized type of a definition, one level deeper.
function Checker:definition(name, recursive, value)
  self.level = self.level + 1
  local type
  if recursive then
    type = self:fresh()
    self:unify(type, self:with(name, type, self.infer, value))
  else
    type = self:infer(value)
  end
  self.level = self.level - 1
  self:generalize(type)
  return type
end

function rules:let(node)
  local type = self:definition(node.name, node.recursive, node.value)
  return self:with(node.name, type, self.infer, node.body)
end

function Checker:check(source, line)
  local declaration = Parser.new(source, line):declaration()
  self.line, self.level, self.environment = line, 1, self.globals
  local type = self:definition(declaration.name, declaration.recursive, declaration.body)
  self.globals[declaration.name] = type
  return declaration.name, type
end

--------------------------------------------------------------------------------------------------------------------- the generated lines

local shapes = {
  function(k) return ("let n%d = %d + %d * (%d - 1)"):format(k, k % 7, k % 11, k % 13) end,
  function(k, i) return ("let rec fact%d n = if n <= 1 then n%d else n * fact%d (n - 1)"):format(k, i - i % 16, k) end,
  function(k) return ("let compose%d f g x = f (g x)"):format(k) end,
  function(k) return ("let rec map%d f l = match l with [] -> [] | h :: t -> f h :: map%d f t"):format(k, k) end,
  function(k, i) return ("let table%d = map%d (fun x -> (x, show x ++ \"%d\")) [1, 2, n%d, %d]"):format(k, i - i % 16 + 3, k, i - i % 16, k) end,
  function(k) return ("let rec fold%d f start l = match l with [] -> start | h :: t -> fold%d f (f start h) t"):format(k, k) end,
  function(k, i) return ("let sum%d l = fold%d (fun a b -> a + b) 0 l"):format(k, i - i % 16 + 5) end,
  function(k, i) return ("let total%d = sum%d (map%d (fun p -> fst p * size (snd p)) table%d)"):format(k, i - i % 16 + 6, i - i % 16 + 3, i - i % 16 + 4) end,
  function(k) return ("let pair%d x y = let swap = fun p -> (snd p, fst p) in (swap (x, y), swap (true, \"s\"))"):format(k) end,
  function(k, i) return ("let twice%d f = compose%d f f"):format(k, i - i % 16 + 2) end,
  function(k, i) return ("let tower%d = twice%d (twice%d (fun x -> x + %d)) total%d"):format(k, i - i % 16 + 9, i - i % 16 + 9, k, i - i % 16 + 7) end,
  function(k) return ("let rec append%d a b = match a with [] -> b | h :: t -> h :: append%d t b"):format(k, k) end,
  function(k, i) return ("let nested%d a = let id = fun x -> x in (id a, (id 1, id [append%d [a] []]), fun z -> [z, a])"):format(k, i - i % 16 + 11) end,
  function(k) return ("let wrong%d = if %d < 3 then \"text\" else %d"):format(k, k, k) end,
  function(k) return ("let self%d x = x x"):format(k) end,
  function(k, i) return ("let curried%d a b c d = if a == b and not (c < d) then [(a, c), (b, d)] else [fst (pair%d a c)]"):format(k, i - i % 16 + 8) end,
}

local function checksum(sum, shown)
  for i = 1, #shown do sum = (sum * 31 + shown:byte(i)) % 1000003 end
  return sum
end

function run(n)
  local checker, errors, sum, longest = Checker.new(), 0, 7, ""
  for line = 0, n - 1 do
    local source = shapes[line % 16 + 1](line, line)
    local ok, name, type = pcall(checker.check, checker, source, line)
    local shown
    if ok then
      shown = name .. " : " .. tostring(type)
    else
      if getmetatable(name) or not name.message then error(name, 0) end
      errors = errors + 1
      shown = name.line .. ": " .. name.message
    end
    sum = checksum(sum, shown)
    if #shown > #longest then longest = shown end
  end
  return ("%d errors, %d variables, %d unifications, %d, %s"):format(errors, checker.variables, checker.unified, sum, longest)
end
