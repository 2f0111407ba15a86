-- Fields that are nil at first, and fields found at all levels of a chain of `__index` tables.
local function keys(object)
  local found = {}
  for key, value in pairs(object) do found[#found + 1] = key .. "=" .. tostring(value) end
  return table.concat(found, " ")
end

local Node = {}
Node.__index = Node
local function node(first, second, third)
  return setmetatable({ first = first, second = second, third = third }, Node)
end
function Node:link(other) self.second = other return self end
for round = 1, 60 do
  local objects = { node(), node(1), node(nil, 2), node(nil, nil, 3), node(1, 2, 3) }
  for _, object in ipairs(objects) do
    object.fourth = round
    object:link("x"):link(nil):link("y").fifth = nil
    if round % 20 == 0 then
      print(keys(object), object.first, object.second, object.third, object.fifth, object.absent)
      object:link(nil)
      print(keys(object), next(object), rawget(object, "second"), rawlen(object))
      object.first, object.fifth = "again", "late"
      print(keys(object))
    end
  end
end

-- More nils than have places, and more fields than are fields.
for round = 1, 30 do
  local t = {}
  t.a1 = nil t.a2 = nil t.a3 = nil t.a4 = nil t.a5 = nil t.a6 = nil t.a7 = nil t.a8 = nil t.a9 = nil
  t.b1 = nil t.b2 = nil t.b3 = nil t.b4 = nil t.b5 = nil t.b6 = nil t.b7 = nil t.b8 = nil t.b9 = nil
  assert(next(t) == nil)
  t.b9 = 9 t.a1 = 1 t.b8 = 8 t.a9 = nil t.b7 = nil
  t.c1 = 1 t.c2 = 2 t.c3 = 3 t.c4 = 4 t.c5 = 5 t.c6 = 6 t.c7 = 7 t.c8 = 8 t.c9 = 9
  t.d1 = 1 t.d2 = 2 t.d3 = 3 t.d4 = 4 t.d5 = 5 t.d6 = 6 t.d7 = 7 t.d8 = 8 t.d9 = 9
  t.e1 = 1 t.e2 = 2 t.e3 = 3 t.e4 = 4 t.e5 = 5 t.e6 = 6 t.e7 = 7 t.e8 = 8 t.e9 = 9
  t.a1 = nil t.a2 = "two" t.e9 = nil t.f1 = nil t.f2 = "f"
  if round % 15 == 0 then print(keys(t), t.a1, t.a2, t.f1, t.f2, t.e9) end
end

-- Absent keys of a table that has a hash part, and assignments that a metamethod takes.
for round = 1, 40 do
  local t = { x = nil, y = 1 }
  t[{}] = true
  t.x = nil
  t.z = nil
  t.x = round
  local log = {}
  local guarded = setmetatable({ there = 1 }, { __newindex = function(_, key, value) log[#log + 1] = key .. tostring(value) end })
  guarded.there, guarded.away, guarded.gone = nil, nil, round
  guarded.there = 2
  if round % 20 == 0 then print(t.x, t.y, t.z, rawget(guarded, "there"), table.concat(log, " ")) end
end

-- Chains.
local function chain(length, key)
  local base = { [key] = "found" }
  local object = base
  for _ = 2, length do object = setmetatable({}, { __index = object }) end
  return object, base
end
for round = 1, 40 do
  local line = {}
  for length = 1, 9 do
    local object, base = chain(length, "name")
    line[#line + 1] = tostring(object.name) .. tostring(object.other) .. tostring(base.other)
    function base:method(more) return self == object, more end
    line[#line + 1] = tostring(select(2, object:method(length)))
    base.name = nil
    line[#line + 1] = tostring(object.name)
    -- An end that is no plain table.
    setmetatable(base, { __index = length % 2 == 0 and function(_, key) return key .. length end or nil, __name = "base" })
    line[#line + 1] = tostring(object.name) .. tostring(object.other)
    base[{}], base.name = 1, "hashed"
    line[#line + 1] = object.name .. tostring(object.other)
  end
  line[#line + 1] = ("x"):rep(3) .. ("abc").upper("q")
  if round % 20 == 0 then print(table.concat(line, " ")) end
  local ok, message = pcall(function() local object = setmetatable({}, { __index = 5 }) return object.name end)
  if round % 20 == 0 then print(ok, message) end
  ok, message = pcall(function() local object = setmetatable({}, { __index = setmetatable({}, { __index = type }) }) return object:name() end)
  if round % 20 == 0 then print(ok, message) end
end

-- Code that has seen a method at one place of the chain meets it at others, and methods of other values.
local Base = { name = "base" }
Base.__index = Base
local Derived = setmetatable({}, Base)
Derived.__index = Derived
local Leaf = setmetatable({}, Derived)
Leaf.__index = Leaf
function Base:rep(count) return self.name .. count end
local function call(object, count) return object:rep(count) end
local function name(object) return object.name end
local function show(label, objects)
  local line = { label }
  for _ = 1, 20 do
    for position, object in ipairs(objects) do line[position + 1] = call(object, 2) .. ":" .. tostring(name(object)) end
  end
  print(table.concat(line, " "))
end
local function make(class, fields) return setmetatable(fields, class) end
show("leaf", { make(Leaf, {}) })
show("others", { make(Leaf, {}), make(Derived, {}), make(Base, { name = "own" }), "text", { rep = function() return "own" end } })
function Derived:rep() return "derived" end
show("between", { make(Leaf, {}), make(Derived, {}), make(Base, {}) })
Leaf.rep, Leaf.name, Derived.name = function() return "leaf" end, false, "none"
show("nearer", { make(Leaf, {}), make(Derived, {}) })
Leaf.rep, Leaf.name = nil, nil
show("gone", { make(Leaf, {}), make(Derived, {}) })
Derived.rep, Derived.name = nil, nil
Derived[true] = 1
show("hashed", { make({ __index = Derived }, {}), make({ __index = function() return function() return "call" end end }, {}) })
print(pcall(call, 5, 1), pcall(call, nil, 1), pcall(call, {}, 1), pcall(call, make({ __index = 5 }, {}), 1))
print(name(make({ __index = make({}, {}) }, {})), name({}), pcall(name, 5))

-- Code that has seen a method of strings alone.
local function length(value) return value:len() end
for _ = 1, 20 do length("text") end
print(length("long"), length({ len = function() return "own" end }), length(make({ __index = { len = function() return "inherited" end } }, {})))
print(pcall(length, {}), pcall(length, 5), pcall(length, nil))

-- Classes with more methods than the engine keeps in an object by itself, added one by one, read in the order they came.
local Large = {}
Large.__index = Large
function Large:a1() return 1 end function Large:a2() return 2 end function Large:a3() return 3 end
function Large:a4() return 4 end function Large:a5() return 5 end function Large:a6() return 6 end
function Large:a7() return 7 end function Large:a8() return 8 end function Large:a9() return 9 end
function Large:b1() return 1 end function Large:b2() return 2 end function Large:b3() return 3 end
function Large:b4() return 4 end function Large:b5() return 5 end function Large:b6() return 6 end
function Large:b7() return 7 end function Large:b8() return 8 end function Large:b9() return 9 end
local function sum(object) return object:a1() + object:a5() + object:b3() + object:b9() end
for round = 1, 30 do
  local object = setmetatable({}, Large)
  local total = sum(object)
  if round == 10 then Large.b9 = nil Large.b9 = function() return 90 end end
  if round == 20 then
    print(keys(Large):gsub("=%S+", ""))
    Large.c1, Large.c2 = 1, 2
  end
  if round % 10 == 0 then print(total, Large.b8(object), Large.c1, Large.c2, Large.c3) end
end

-- More fields than any table keeps as such, set one by one, some taken away again.
local lines = { "local t = ... " }
for i = 1, 140 do lines[#lines + 1] = ("t.many%d = %d"):format(i, i) end
local fill = load(table.concat(lines, "\n"))
local function some(t) return t.many1, t.many12, t.many13, t.many40, t.many41, t.many119, t.many120, t.many121, t.many140, t.many141 end
for round = 1, 20 do
  local t = { many13 = "first" }
  fill(t)
  t.many40, t.many121 = nil, nil
  if round % 10 == 0 then
    print(some(t))
    local count, total = 0, 0
    for _, value in pairs(t) do count, total = count + 1, total + value end
    print(count, total, next(t))
    fill(t)
    print(some(t))
  end
end
