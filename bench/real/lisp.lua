-- A Lisp whose compiler is written in that Lisp and compiles itself. The reader and an interpreter are in Lua; the interpreter runs the
-- compiler on its own source, which gives Lua text; that text, loaded, compiles the source again, twice: all three texts must be the
-- same. n: how often the compiled compiler compiles itself after that, with a few programs in between.
-- n: 150  expected: 9968 41130-54043 4902-63841
-- test n: 1  expected: 9968 41130-54043 8333-8500
local Pair = {}
Pair.__index = Pair
local Symbol = {}
Symbol.__index = Symbol
Symbol.__tostring = function(symbol) return symbol.name end
local empty = setmetatable({}, { __tostring = function() return "()" end })

local symbols = {}
local function intern(name)
  local symbol = symbols[name]
  if not symbol then
    symbol = setmetatable({ name = name }, Symbol)
    symbols[name] = symbol
  end
  return symbol
end

local function cons(head, tail) return setmetatable({ head, tail }, Pair) end

local function list(...)
  local result = empty
  for i = select("#", ...), 1, -1 do result = cons((select(i, ...)), result) end
  return result
end

--------------------------------------------------------------------------------------------------------------------------------- the reader

local Reader = {}
Reader.__index = Reader

function Reader.new(text) return setmetatable({ text = text, position = 1 }, Reader) end

function Reader:skip()
  while true do
    self.position = self.text:find("[^%s]", self.position) or #self.text + 1
    if self.text:sub(self.position, self.position) ~= ";" then return end
    self.position = self.text:find("\n", self.position, true) or #self.text + 1
  end
end

function Reader:datum()
  self:skip()
  local c = self.text:sub(self.position, self.position)
  if c == "(" then
    self.position = self.position + 1
    local items = {}
    while true do
      self:skip()
      local d = self.text:sub(self.position, self.position)
      if d == "" then error("unfinished list", 0) end
      if d == ")" then break end
      items[#items + 1] = self:datum()
    end
    self.position = self.position + 1
    return list(table.unpack(items))
  elseif c == "'" then
    self.position = self.position + 1
    return list(intern "quote", self:datum())
  elseif c == '"' then
    local stop = self.position
    repeat stop = self.text:find('"', stop + 1, true) until self.text:sub(stop - 1, stop - 1) ~= "\\"
    local body = self.text:sub(self.position + 1, stop - 1)
    self.position = stop + 1
    return (body:gsub("\\(.)", function(letter) return letter == "n" and "\n" or letter end))
  end
  local word = self.text:match("^[^%s()]+", self.position)
  if not word then error("unexpected " .. c, 0) end
  self.position = self.position + #word
  if word == "#t" then return true end
  if word == "#f" then return false end
  return math.tointeger(tonumber(word)) or tonumber(word) or intern(word)
end

local function read_all(text)
  local reader, forms = Reader.new(text), {}
  while true do
    reader:skip()
    if reader.position > #text then return list(table.unpack(forms)) end
    forms[#forms + 1] = reader:datum()
  end
end

------------------------------------------------------------------------------------------------------------------------------- primitives

local function fold(operation)
  return function(first, ...)
    for i = 1, select("#", ...) do first = operation(first, (select(i, ...))) end
    return first
  end
end

local output = {}
local primitives = {
  ["+"] = fold(function(a, b) return a + b end),
  ["-"] = function(a, b) if b == nil then return -a end return a - b end,
  ["*"] = fold(function(a, b) return a * b end),
  ["quotient"] = function(a, b) return a // b end,
  ["modulo"] = function(a, b) return a % b end,
  ["="] = function(a, b) return a == b end,
  ["<"] = function(a, b) return a < b end,
  [">"] = function(a, b) return a > b end,
  ["eq?"] = rawequal,
  ["not"] = function(a) return a == false end,
  ["cons"] = cons,
  ["car"] = function(pair) return pair[1] end,
  ["cdr"] = function(pair) return pair[2] end,
  ["set-cdr!"] = function(pair, tail) pair[2] = tail return tail end,
  ["list"] = list,
  ["null?"] = function(value) return value == empty end,
  ["pair?"] = function(value) return getmetatable(value) == Pair end,
  ["symbol?"] = function(value) return getmetatable(value) == Symbol end,
  ["string?"] = function(value) return type(value) == "string" end,
  ["number?"] = function(value) return type(value) == "number" end,
  ["boolean?"] = function(value) return type(value) == "boolean" end,
  ["symbol->string"] = function(symbol) return symbol.name end,
  ["string->symbol"] = intern,
  ["number->string"] = tostring,
  ["string-length"] = function(text) return #text end,
  ["string-ref"] = function(text, index) return text:byte(index + 1) end,
  ["substring"] = function(text, from, to) return text:sub(from + 1, to) end,
  ["string-append"] = function(...) return table.concat { ... } end,
  ["quote-string"] = function(text) return ("%q"):format(text):gsub("\\\n", "\\n") .. "" end,
  ["join"] = function(pieces)
    local texts = {}
    while pieces ~= empty do
      texts[#texts + 1] = pieces[1]
      pieces = pieces[2]
    end
    return table.concat(texts)
  end,
  ["display"] = function(value) output[#output + 1] = tostring(value) return value end,
  ["error"] = function(message, value) error({ message = message, value = value }) end,
}

-------------------------------------------------------------------------------------------------- the interpreter: forms become closures

local analyze

-- A scope is a chain of frames; a variable is (depth, index) when it is local.
local function find(scope, symbol)
  local depth = 0
  while scope do
    for index, name in ipairs(scope) do
      if name == symbol then return depth, index end
    end
    scope, depth = scope.parent, depth + 1
  end
end

local function sequence(forms, scope, globals)
  local steps = {}
  while forms ~= empty do
    steps[#steps + 1] = analyze(forms[1], scope, globals)
    forms = forms[2]
  end
  local count = #steps
  if count == 1 then return steps[1] end
  return function(frame)
    for i = 1, count - 1 do steps[i](frame) end
    return steps[count](frame)
  end
end

local special = {}

special["quote"] = function(form)
  local value = form[2][1]
  return function() return value end
end

special["if"] = function(form, scope, globals)
  local test = analyze(form[2][1], scope, globals)
  local yes = analyze(form[2][2][1], scope, globals)
  local no = form[2][2][2] ~= empty and analyze(form[2][2][2][1], scope, globals) or function() return empty end
  return function(frame)
    if test(frame) ~= false then return yes(frame) end
    return no(frame)
  end
end

special["begin"] = function(form, scope, globals) return sequence(form[2], scope, globals) end

special["lambda"] = function(form, scope, globals)
  local inner, names = { parent = scope }, form[2][1]
  while names ~= empty do
    inner[#inner + 1] = names[1]
    names = names[2]
  end
  local body = sequence(form[2][2], inner, globals)
  return function(frame)
    return function(...) return body { parent = frame, ... } end
  end
end

special["let"] = function(form, scope, globals)
  local names, values, bindings = empty, empty, form[2][1]
  while bindings ~= empty do
    names, values = cons(bindings[1][1], names), cons(bindings[1][2][1], values)
    bindings = bindings[2]
  end
  return analyze(cons(cons(intern "lambda", cons(names, form[2][2])), values), scope, globals)
end

special["define"] = function(form, scope, globals)
  local target, body = form[2][1], form[2][2]
  if getmetatable(target) == Pair then
    target, body = target[1], list(cons(intern "lambda", cons(target[2], body)))
  end
  local value = analyze(body[1], scope, globals)
  return function(frame)
    globals[target] = value(frame)
    return empty
  end
end

special["set!"] = function(form, scope, globals)
  local target, value = form[2][1], analyze(form[2][2][1], scope, globals)
  local depth, index = find(scope, target)
  if not depth then
    return function(frame) globals[target] = value(frame) end
  end
  return function(frame)
    local owner = frame
    for _ = 1, depth do owner = owner.parent end
    owner[index] = value(frame)
  end
end

function special.cond(form, scope, globals)
  local clauses, tests, bodies = form[2], {}, {}
  while clauses ~= empty do
    local test = clauses[1][1]
    tests[#tests + 1] = test == intern "else" and function() return true end or analyze(test, scope, globals)
    bodies[#bodies + 1] = sequence(clauses[1][2], scope, globals)
    clauses = clauses[2]
  end
  return function(frame)
    for i = 1, #tests do
      if tests[i](frame) ~= false then return bodies[i](frame) end
    end
    return empty
  end
end

function analyze(form, scope, globals)
  if getmetatable(form) == Symbol then
    local depth, index = find(scope, form)
    if depth == 0 then return function(frame) return frame[index] end end
    if depth == 1 then return function(frame) return frame.parent[index] end end
    if not depth then
      return function()
        local value = globals[form]
        if value == nil then error("undefined: " .. form.name, 0) end
        return value
      end
    end
    return function(frame)
      for _ = 1, depth do frame = frame.parent end
      return frame[index]
    end
  elseif getmetatable(form) ~= Pair then
    return function() return form end
  end
  local handler = getmetatable(form[1]) == Symbol and special[form[1].name]
  if handler then return handler(form, scope, globals) end
  local callee, arguments, rest = analyze(form[1], scope, globals), {}, form[2]
  while rest ~= empty do
    arguments[#arguments + 1] = analyze(rest[1], scope, globals)
    rest = rest[2]
  end
  local a, b, c = table.unpack(arguments)
  if #arguments == 0 then return function(frame) return callee(frame)() end end
  if #arguments == 1 then return function(frame) return callee(frame)(a(frame)) end end
  if #arguments == 2 then return function(frame) return callee(frame)(a(frame), b(frame)) end end
  if #arguments == 3 then return function(frame) return callee(frame)(a(frame), b(frame), c(frame)) end end
  return function(frame)
    local values = {}
    for i, argument in ipairs(arguments) do values[i] = argument(frame) end
    return callee(frame)(table.unpack(values))
  end
end

local function new_globals()
  local globals = {}
  for name, primitive in pairs(primitives) do globals[intern(name)] = primitive end
  return globals
end

local function interpret(text, globals)
  local forms = read_all(text)
  while forms ~= empty do
    analyze(forms[1], nil, globals)(nil)
    forms = forms[2]
  end
end

------------------------------------------------------------------------------------------------------------- the compiler, in the Lisp

local compiler_source = [==[
; Lists.
(define (cadr x) (car (cdr x)))
(define (cddr x) (cdr (cdr x)))
(define (caddr x) (car (cddr x)))
(define (reverse-onto x tail)
  (if (null? x) tail (reverse-onto (cdr x) (cons (car x) tail))))
(define (reverse x) (reverse-onto x '()))
(define (append x y) (reverse-onto (reverse x) y))
(define (map f x) (map-onto f x '()))
(define (map-onto f x done)
  (if (null? x) (reverse done) (map-onto f (cdr x) (cons (f (car x)) done))))
(define (member? item x)
  (cond ((null? x) #f)
        ((eq? (car x) item) #t)
        (else (member? item (cdr x)))))
(define (assoc-value key pairs)
  (cond ((null? pairs) #f)
        ((eq? (car (car pairs)) key) (cdr (car pairs)))
        (else (assoc-value key (cdr pairs)))))

; A text is a string or a list of texts; flattened only once, at the end.
(define (flatten text done)
  (cond ((null? text) done)
        ((pair? text) (flatten (car text) (flatten (cdr text) done)))
        (else (cons text done))))

(define (separated texts separator)
  (cond ((null? texts) '())
        ((null? (cdr texts)) (car texts))
        (else (list (car texts) separator (separated (cdr texts) separator)))))

; Names: letters and digits stay, anything else is written as its code.
(define (plain? code)
  (cond ((< code 48) #f) ((< code 58) #t)
        ((< code 65) #f) ((< code 91) #t)
        ((< code 97) #f) (else (< code 123))))
(define (mangle-from text index done)
  (if (= index (string-length text))
      (join (reverse done))
      (mangle-from text (+ index 1)
        (cons (if (plain? (string-ref text index))
                  (substring text index (+ index 1))
                  (string-append "_" (number->string (string-ref text index))))
              done))))
(define mangled '())
(define (mangle symbol)
  (let ((known (assoc-value symbol mangled)))
    (if known known
        (let ((name (string-append "v" (mangle-from (symbol->string symbol) 0 '()))))
          (begin (set! mangled (cons (cons symbol name) mangled)) name)))))

; Operators that are worth their own code.
(define operators
  (list (cons '+ " + ") (cons '- " - ") (cons '* " * ") (cons 'quotient " // ") (cons 'modulo " % ")
        (cons '= " == ") (cons '< " < ") (cons '> " > ") (cons 'eq? " == ")))

(define (compile-quoted value)
  (cond ((symbol? value) (list "S" (quote-string (symbol->string value))))
        ((pair? value) (list "C(" (compile-quoted (car value)) ", " (compile-quoted (cdr value)) ")"))
        ((null? value) "E")
        (else (compile-constant value))))

(define (compile-constant value)
  (cond ((string? value) (quote-string value))
        ((number? value) (number->string value))
        ((eq? value #t) "true")
        (else "false")))

(define (compile-name symbol scope)
  (if (member? symbol scope)
      (mangle symbol)
      (list "G[" (quote-string (symbol->string symbol)) "]")))

(define (compile-test expression scope)
  (list "(" (compile-value expression scope) ") ~= false"))

; A form whose value is wanted in the middle of an expression.
(define (compile-value form scope)
  (cond ((symbol? form) (compile-name form scope))
        ((pair? form) (compile-form (car form) form scope))
        ((null? form) "E")
        (else (compile-constant form))))

(define (statement? head)
  (cond ((eq? head 'if) #t) ((eq? head 'cond) #t) ((eq? head 'begin) #t)
        ((eq? head 'let) #t) ((eq? head 'set!) #t) (else (eq? head 'define))))

(define (compile-form head form scope)
  (cond ((eq? head 'quote) (compile-quoted (cadr form)))
        ((eq? head 'lambda) (compile-lambda (cadr form) (cddr form) scope))
        ((statement? head) (list "(function()\n" (compile-tail form scope) "end)()"))
        ((member? head scope) (compile-call form scope))
        ((binary? form)
         (list "(" (compile-value (cadr form) scope) (assoc-value head operators) (compile-value (caddr form) scope) ")"))
        (else (compile-call form scope))))

(define (binary? form)
  (if (assoc-value (car form) operators)
      (if (null? (cdr form)) #f
          (if (null? (cddr form)) #f (null? (cdr (cddr form)))))
      #f))

(define (compile-call form scope)
  (let ((arguments (map (lambda (argument) (compile-value argument scope)) (cdr form))))
    (list (if (symbol? (car form)) (compile-name (car form) scope) (list "(" (compile-value (car form) scope) ")"))
          "(" (separated arguments ", ") ")")))

(define (compile-lambda names body scope)
  (list "function(" (separated (map mangle names) ", ") ")\n"
        (compile-body body (append names scope)) "end"))

(define (compile-body forms scope)
  (if (null? (cdr forms))
      (compile-tail (car forms) scope)
      (list (compile-effect (car forms) scope) (compile-body (cdr forms) scope))))

; A form whose value is returned.
(define (compile-tail form scope)
  (if (pair? form)
      (let ((head (car form)))
        (cond ((eq? head 'if)
               (list "if " (compile-test (cadr form) scope) " then\n" (compile-tail (caddr form) scope)
                     "else\n" (if (null? (cdr (cddr form))) "return E\n" (compile-tail (cadr (cddr form)) scope)) "end\n"))
              ((eq? head 'cond) (compile-cond (cdr form) scope))
              ((eq? head 'begin) (compile-body (cdr form) scope))
              ((eq? head 'let) (compile-let (cadr form) (cddr form) scope))
              ((eq? head 'set!) (list (compile-effect form scope) "return E\n"))
              ((eq? head 'define) (list (compile-effect form scope) "return E\n"))
              (else (list "return " (compile-value form scope) "\n"))))
      (list "return " (compile-value form scope) "\n")))

(define (compile-cond clauses scope)
  (cond ((null? clauses) "return E\n")
        ((eq? (car (car clauses)) 'else) (compile-body (cdr (car clauses)) scope))
        (else (list "if " (compile-test (car (car clauses)) scope) " then\n"
                    (compile-body (cdr (car clauses)) scope)
                    "else\n" (compile-cond (cdr clauses) scope) "end\n"))))

(define (compile-let bindings body scope)
  (let ((names (map car bindings)))
    (list "local " (separated (map mangle names) ", ") " = "
          (separated (map (lambda (binding) (compile-value (cadr binding) scope)) bindings) ", ") "\n"
          (compile-body body (append names scope)))))

; A form whose value nobody wants.
(define (compile-effect form scope)
  (cond ((null? form) "")
        ((symbol? form) "")
        ((pair? form)
         (cond ((eq? (car form) 'define) (compile-define (cadr form) (cddr form) scope))
               ((eq? (car form) 'set!)
                (list (compile-name (cadr form) scope) " = " (compile-value (caddr form) scope) "\n"))
               (else (list "local _ = " (compile-value form scope) "\n"))))
        (else "")))

(define (compile-define target body scope)
  (if (pair? target)
      (list (compile-name (car target) scope) " = " (compile-lambda (cdr target) body scope) "\n")
      (list (compile-name target scope) " = " (compile-value (car body) scope) "\n")))

(define (compile-program forms)
  (begin
    (set! mangled '())
    (join (flatten (cons "local G, S, C, E = ...\n" (map (lambda (form) (compile-effect form '())) forms)) '()))))
]==]

local programs = {
  [[(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
    (display (fib 15))]],
  [[(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
    (define (filter keep? x) (cond ((null? x) '()) ((keep? (car x)) (cons (car x) (filter keep? (cdr x)))) (else (filter keep? (cdr x)))))
    (define (sieve x) (if (null? x) '() (cons (car x) (sieve (filter (lambda (n) (not (= 0 (modulo n (car x))))) (cdr x))))))
    (define (each f x) (if (null? x) '() (begin (f (car x)) (each f (cdr x)))))
    (each (lambda (p) (begin (display p) (display " "))) (sieve (range 2 100)))]],
  [[(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
    (define a (counter)) (define b (counter))
    (a) (a) (b) (display (list? 1)) ]],
  [[(define (tak x y z) (if (< y x) (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y)) z))
    (display (tak 9 5 2)) (display "done\n")]],
}

-- Runs the Lua text that a compiler gave; its globals are by name. Gives the compiled program's globals.
local function execute(text, name)
  local globals = {}
  for key, primitive in pairs(primitives) do globals[key] = primitive end
  local symbol = function(key) return intern(key) end
  assert(load(text, "=" .. name, "t"))(globals, symbol, cons, empty)
  return globals
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
  output = {}
  local source = read_all(compiler_source)
  local globals = new_globals()
  interpret(compiler_source, globals)
  local stage1 = globals[intern "compile-program"](source)
  local compile = execute(stage1, "stage 1")["compile-program"]
  local stage2 = compile(source)
  assert(stage1 == stage2, "the compiled compiler gives another text than the interpreted one")
  for round = 1, n do
    local text = compile(read_all(compiler_source))
    assert(text == stage1, "not a fixed point")
    compile = execute(text, "stage " .. round + 2)["compile-program"]
    for index, program in ipairs(programs) do
      local ok, problem = pcall(execute, compile(read_all(program)), "program " .. index)
      if not ok then output[#output + 1] = "failed:" .. tostring(problem):match("[^:]*$") end
    end
  end
  return #stage1 .. " " .. checksum(stage1) .. " " .. checksum(table.concat(output))
end
