-- A virtual machine in Lua, dispatched in two ways that must agree: a chain of ifs over numbers in arrays, and a closure for each
-- instruction in a table. An assembler with labels makes the programs (a sieve, recursion, string building, matrix sums, exceptions);
-- integers wrap to 32 bits as machines do. n: scale of the guest programs.
-- n: 80  expected: fib=89 hash=-1553521271 sieve=239 text=180<0><1><2> throws=15150 7397200
-- test n: 1  expected: fib=89 hash=-1553521271 sieve=239 text=180<0><1><2> throws=15150 92465
local unpack = table.unpack

------------------------------------------------------------------------------------------------------------------------------- assembler

local names = {
  "push", "load", "store", "add", "sub", "mul", "mod", "less", "equal", "jump", "jumpif", "call", "return", "new", "get", "set", "print",
  "pop", "dup", "text", "concat", "try", "endtry", "throw", "halt", "inc", "xor", "shift",
}
local codes = {}
for code, name in ipairs(names) do codes[name] = code end

-- Two passes: instructions are {code, operand}; labels become positions.
local function assemble(source)
  local labels, pending, code, operands = {}, {}, {}, {}
  local constants = {}
  for line in source:gmatch("[^\n]+") do
    line = line:gsub(";.*$", "")
    local label, rest = line:match("^%s*([%w_]+):%s*(.*)$")
    if label then
      labels[label] = #code + 1
      line = rest
    end
    local name, operand = line:match("^%s*(%a+)%s*(.-)%s*$")
    if name then
      local number = codes[name] or error("unknown instruction " .. name)
      code[#code + 1] = number
      local quoted = operand:match('^"(.*)"$')
      if quoted then
        constants[#constants + 1] = quoted
        operands[#code] = #constants
      elseif operand:find("^%-?%d") then
        operands[#code] = math.tointeger(tonumber(operand))
      elseif operand ~= "" then
        operands[#code] = 0
        pending[#code] = operand
      else
        operands[#code] = 0
      end
    end
  end
  for position, label in pairs(pending) do operands[position] = labels[label] or error("no label " .. label) end
  return { code = code, operands = operands, constants = constants }
end

local function wrap(value)
  value = value & 0xffffffff
  return value >= 0x80000000 and value - 0x100000000 or value
end

---------------------------------------------------------------------------------------------------------------- dispatch by a chain of ifs

local PUSH, LOAD, STORE, ADD, SUB, MUL, MOD = codes.push, codes.load, codes.store, codes.add, codes.sub, codes.mul, codes.mod
local LESS, EQUAL, JUMP, JUMPIF, CALL, RETURN = codes.less, codes.equal, codes.jump, codes.jumpif, codes.call, codes["return"]
local NEW, GET, SET, PRINT, POP, DUP, TEXT, CONCAT = codes.new, codes.get, codes.set, codes.print, codes.pop, codes.dup, codes.text, codes.concat
local TRY, ENDTRY, THROW, HALT, INC, XOR = codes.try, codes.endtry, codes.throw, codes.halt, codes.inc, codes.xor

local function run_chain(program, argument)
  local code, operands, constants = program.code, program.operands, program.constants
  local stack, top, locals, frames, handlers, output = {}, 0, { [0] = argument }, {}, {}, {}
  local pc, steps = 1, 0
  while true do
    local op, operand = code[pc], operands[pc]
    pc, steps = pc + 1, steps + 1
    if op == LOAD then
      top = top + 1
      stack[top] = locals[operand]
    elseif op == PUSH then
      top = top + 1
      stack[top] = operand
    elseif op == STORE then
      locals[operand] = stack[top]
      top = top - 1
    elseif op == ADD then
      stack[top - 1] = wrap(stack[top - 1] + stack[top])
      top = top - 1
    elseif op == SUB then
      stack[top - 1] = wrap(stack[top - 1] - stack[top])
      top = top - 1
    elseif op == LESS then
      stack[top - 1] = stack[top - 1] < stack[top] and 1 or 0
      top = top - 1
    elseif op == JUMPIF then
      if stack[top] ~= 0 then pc = operand end
      top = top - 1
    elseif op == JUMP then
      pc = operand
    elseif op == INC then
      locals[operand] = wrap(locals[operand] + 1)
    elseif op == GET then
      local value = stack[top - 1][stack[top]]
      if value == nil then value = 0 end
      top = top - 1
      stack[top] = value
    elseif op == SET then
      stack[top - 2][stack[top - 1]] = stack[top]
      top = top - 3
    elseif op == MUL then
      stack[top - 1] = wrap(stack[top - 1] * stack[top])
      top = top - 1
    elseif op == MOD then
      stack[top - 1] = stack[top - 1] % stack[top]
      top = top - 1
    elseif op == EQUAL then
      stack[top - 1] = stack[top - 1] == stack[top] and 1 or 0
      top = top - 1
    elseif op == CALL then
      frames[#frames + 1] = { pc = pc, locals = locals }
      locals = { [0] = stack[top] }
      top = top - 1
      pc = operand
    elseif op == RETURN then
      local frame = table.remove(frames)
      pc, locals = frame.pc, frame.locals
    elseif op == NEW then
      top = top + 1
      stack[top] = {}
    elseif op == POP then
      top = top - 1
    elseif op == DUP then
      top = top + 1
      stack[top] = stack[top - 1]
    elseif op == TEXT then
      top = top + 1
      stack[top] = constants[operand]
    elseif op == CONCAT then
      stack[top - 1] = stack[top - 1] .. stack[top]
      top = top - 1
    elseif op == XOR then
      stack[top - 1] = wrap(stack[top - 1] ~ stack[top])
      top = top - 1
    elseif op == TRY then
      handlers[#handlers + 1] = { pc = operand, top = top, depth = #frames, locals = locals }
    elseif op == ENDTRY then
      handlers[#handlers] = nil
    elseif op == THROW then
      local handler = table.remove(handlers)
      local thrown = stack[top]
      if not handler then error({ thrown = thrown }) end
      for i = #frames, handler.depth + 1, -1 do frames[i] = nil end
      pc, top, locals = handler.pc, handler.top + 1, handler.locals
      stack[top] = thrown
    elseif op == PRINT then
      output[#output + 1] = tostring(stack[top])
      top = top - 1
    elseif op == HALT then
      return table.concat(output, " "), steps
    else
      local value = stack[top]
      stack[top] = operand < 0 and wrap((value & 0xffffffff) >> -operand) or wrap(value << operand)
    end
  end
end

------------------------------------------------------------------------------------------------------- dispatch by a closure an instruction

local Machine = {}
Machine.__index = Machine

function Machine:push(value)
  local top = self.top + 1
  self.stack[top], self.top = value, top
end

function Machine:pop()
  local top = self.top
  self.top = top - 1
  return self.stack[top]
end

local function binary(operation)
  return function()
    return function(machine)
      local right = machine:pop()
      local stack, top = machine.stack, machine.top
      stack[top] = operation(stack[top], right)
    end
  end
end

-- Each maker binds the operand; the closure gives the next position when it jumps.
local makers = {
  push = function(operand) return function(machine) machine:push(operand) end end,
  load = function(operand) return function(machine) machine:push(machine.locals[operand]) end end,
  store = function(operand) return function(machine) machine.locals[operand] = machine:pop() end end,
  add = binary(function(a, b) return wrap(a + b) end),
  sub = binary(function(a, b) return wrap(a - b) end),
  mul = binary(function(a, b) return wrap(a * b) end),
  mod = binary(function(a, b) return a % b end),
  xor = binary(function(a, b) return wrap(a ~ b) end),
  less = binary(function(a, b) return a < b and 1 or 0 end),
  equal = binary(function(a, b) return a == b and 1 or 0 end),
  concat = binary(function(a, b) return a .. b end),
  get = binary(function(list, key)
    local value = list[key]
    return value == nil and 0 or value
  end),
  jump = function(operand) return function() return operand end end,
  jumpif = function(operand) return function(machine) if machine:pop() ~= 0 then return operand end end end,
  inc = function(operand) return function(machine) machine.locals[operand] = wrap(machine.locals[operand] + 1) end end,
  set = function()
    return function(machine)
      local value, key, list = machine:pop(), machine:pop(), machine:pop()
      list[key] = value
    end
  end,
  call = function(operand)
    return function(machine, pc)
      machine.frames[#machine.frames + 1] = { pc = pc, locals = machine.locals }
      machine.locals = { [0] = machine:pop() }
      return operand
    end
  end,
  ["return"] = function()
    return function(machine)
      local frame = table.remove(machine.frames)
      machine.locals = frame.locals
      return frame.pc
    end
  end,
  new = function() return function(machine) machine:push {} end end,
  pop = function() return function(machine) machine:pop() end end,
  dup = function() return function(machine) machine:push(machine.stack[machine.top]) end end,
  text = function(operand, program)
    local text = program.constants[operand]
    return function(machine) machine:push(text) end
  end,
  try = function(operand)
    return function(machine)
      table.insert(machine.handlers, { pc = operand, top = machine.top, depth = #machine.frames, locals = machine.locals })
    end
  end,
  endtry = function() return function(machine) table.remove(machine.handlers) end end,
  throw = function()
    return function(machine)
      local thrown, handler = machine:pop(), table.remove(machine.handlers)
      if not handler then error({ thrown = thrown }) end
      while #machine.frames > handler.depth do table.remove(machine.frames) end
      machine.top, machine.locals = handler.top, handler.locals
      machine:push(thrown)
      return handler.pc
    end
  end,
  print = function() return function(machine) machine.output[#machine.output + 1] = tostring(machine:pop()) end end,
  halt = function() return function() return 0 end end,
  shift = function(operand)
    if operand < 0 then
      return function(machine) machine:push(wrap((machine:pop() & 0xffffffff) >> -operand)) end
    end
    return function(machine) machine:push(wrap(machine:pop() << operand)) end
  end,
}

local function run_closures(program, argument)
  local steps, closures = 0, {}
  for position, code in ipairs(program.code) do closures[position] = makers[names[code]](program.operands[position], program) end
  local machine = setmetatable({ stack = {}, top = 0, locals = { [0] = argument }, frames = {}, handlers = {}, output = {} }, Machine)
  local pc = 1
  repeat
    steps = steps + 1
    pc = closures[pc](machine, pc + 1) or pc + 1
  until pc == 0
  return table.concat(machine.output, " "), steps
end

----------------------------------------------------------------------------------------------------------------------------- the guests

local guests = {
  sieve = { 1500, [[
    new
    store 1
    push 2
    store 2
    push 0
    store 4
  outer: load 2
    load 0
    less
    jumpif body
    load 4
    print
    halt
  body: load 1
    load 2
    get
    jumpif next      ; crossed out
    inc 4
    load 2
    load 2
    add
    store 3
  cross: load 3
    load 0
    less
    push 0
    equal
    jumpif next
    load 1
    load 3
    push 1
    set
    load 3
    load 2
    add
    store 3
    jump cross
  next: inc 2
    jump outer]] },
  fib = { 11, [[
    load 0
    call fib
    print
    halt
  fib: load 0
    push 2
    less
    jumpif small
    load 0
    push 1
    sub
    call fib
    store 1
    load 0
    push 2
    sub
    call fib
    load 1
    add
    return
  small: load 0
    return]] },
  hash = { 1200, [[
    push 5381
    store 1
  loop: load 1
    shift 5
    load 1
    add
    load 0
    xor
    dup
    shift -7
    xor
    store 1
    load 0
    push 1
    sub
    dup
    store 0
    jumpif loop
    load 1
    print
    halt]] },
  text = { 60, [[
    text ""
    store 1
    push 0
    store 2
  loop: load 1
    text "<"
    concat
    load 2
    push 10
    mod
    concat
    text ">"
    concat
    store 1
    inc 2
    load 2
    load 0
    less
    jumpif loop
    load 1
    print
    halt]] },
  throws = { 300, [[
    push 0
    store 1
  loop: try caught
    load 0
    call risky
    endtry
    pop
    jump next
  caught: load 1
    add
    store 1
  next: load 0
    push 1
    sub
    dup
    store 0
    jumpif loop
    load 1
    print
    halt
  risky: load 0
    push 3
    mod
    push 0
    equal
    jumpif bad
    push 1
    return
  bad: load 0
    throw]] },
}

function run(n)
  local results, total = {}, 0
  local order = {}
  for name in pairs(guests) do order[#order + 1] = name end
  table.sort(order)
  for _, name in ipairs(order) do
    local argument, source = unpack(guests[name])
    local program = assemble(source)
    local text
    for _ = 1, n do
      local first, steps = run_chain(program, argument)
      local second, again = run_closures(program, argument)
      assert(first == second and steps == again, name .. ": the two machines disagree")
      text, total = first, total + steps
    end
    results[#results + 1] = name .. "=" .. (#text > 12 and #text .. text:sub(1, 9) or text)
  end
  return table.concat(results, " ") .. " " .. total
end
