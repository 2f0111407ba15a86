-- Parsing: a tokenizer, a precedence-climbing parser to a tree, a simplifier and an evaluator of arithmetic expressions.
-- n: 7000  expected: 474030
-- test n: 20  expected: 415803
local precedence = { ["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2, ["%"] = 2, ["^"] = 3 }

local function tokenize(text)
  local tokens, position = {}, 1
  while position <= #text do
    local c = text:sub(position, position)
    if c == " " then
      position = position + 1
    elseif c:match("%d") then
      local number = text:match("^%d+", position)
      tokens[#tokens + 1] = { kind = "number", value = tonumber(number) }
      position = position + #number
    elseif c:match("%a") then
      local name = text:match("^%a%w*", position)
      tokens[#tokens + 1] = { kind = "name", value = name }
      position = position + #name
    else
      tokens[#tokens + 1] = { kind = "symbol", value = c }
      position = position + 1
    end
  end
  tokens[#tokens + 1] = { kind = "end" }
  return tokens
end

local function parse(tokens)
  local position = 1
  local expression
  local function primary()
    local token = tokens[position]
    position = position + 1
    if token.kind == "number" then return { op = "number", value = token.value } end
    if token.kind == "name" then return { op = "name", name = token.value } end
    if token.value == "-" then return { op = "negate", primary() } end
    local inner = expression(0)
    position = position + 1
    return inner
  end
  function expression(minimum)
    local left = primary()
    while true do
      local operator = tokens[position].value
      local level = precedence[operator]
      if not level or level <= minimum then return left end
      position = position + 1
      left = { op = operator, left, expression(level) }
    end
  end
  return expression(0)
end

local function simplify(node)
  if node[1] then node[1] = simplify(node[1]) end
  if node[2] then node[2] = simplify(node[2]) end
  local a, b = node[1], node[2]
  if node.op == "*" and a.op == "number" and a.value == 1 then return b end
  if node.op == "+" and b.op == "number" and b.value == 0 then return a end
  if node.op == "+" and a.op == "number" and b.op == "number" then return { op = "number", value = a.value + b.value } end
  return node
end

local evaluators = {
  number = function(node) return node.value end,
  name = function(node, names) return names[node.name] end,
}
local function evaluate(node, names) return evaluators[node.op](node, names) end
evaluators.negate = function(node, names) return -evaluate(node[1], names) end
evaluators["+"] = function(node, names) return evaluate(node[1], names) + evaluate(node[2], names) end
evaluators["-"] = function(node, names) return evaluate(node[1], names) - evaluate(node[2], names) end
evaluators["*"] = function(node, names) return evaluate(node[1], names) * evaluate(node[2], names) % 10007 end
evaluators["/"] = function(node, names) return evaluate(node[1], names) // (evaluate(node[2], names) % 7 + 1) end
evaluators["%"] = function(node, names) return evaluate(node[1], names) % (evaluate(node[2], names) % 5 + 2) end
evaluators["^"] = function(node, names) return evaluate(node[1], names) * 3 + evaluate(node[2], names) end

local sources = {
  "1 + 2 * x - (y + 3) * 4 % z", "x * x + y * y - z * (x + y + 0) / 2", "((((1 + x) * 2 + y) * 3 + z) * 4 + 5) * 1",
  "-x + -y * -(z - 4) + 10 ^ 2", "1 * (x + 0) + 1 * (y + 0) - alpha % 10 * beta2 / 3", "a1 + b2 * c3 - 4 * (5 + 6) * (7 - 8 * x)",
}

function run(n)
  local checksum = 0
  for i = 1, n do
    local tree = simplify(parse(tokenize(sources[i % #sources + 1])))
    for k = 1, 5 do
      local names = { x = i % 50, y = k, z = i + k, alpha = 7, beta2 = 9, a1 = 1, b2 = 2, c3 = 3 }
      checksum = (checksum * 3 + evaluate(tree, names)) % 1000003
    end
  end
  return checksum
end
