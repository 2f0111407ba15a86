-- Tables that hot code makes field by field: nil and repeated fields, more than the machine keeps in one object, nested ones, lists beside
-- fields, and calls in the middle that yield, fail, collect, measure, or get hold of the table before it is complete.
local function keys(t)
  local list = {}
  for k, v in pairs(t) do list[#list + 1] = tostring(k) .. "=" .. tostring(v) end
  table.sort(list)
  return table.concat(list, " ")
end

local function plain(i) return { x = i, y = i + 0.5, name = "p" .. i % 3, none = nil, last = i > 2 } end
local function repeated(i) return { a = i, b = 1, a = -i, c = nil, c = 2 } end
local function mixed(i) return { i, i * 2, x = 1, i * 3, y = { z = { i }, w = i }, [i] = "key", v = 4 } end
local function wide(i)
  return { a = i, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14, o = 15, p = 16, q = 17,
    r = nil, s = 19, t = nil, u = 21 }
end
local function wider(i)
  return { a1 = i, a2 = 2, a3 = 3, a4 = 4, a5 = 5, a6 = 6, a7 = 7, a8 = 8, a9 = 9, b1 = 1, b2 = 2, b3 = 3, b4 = 4, b5 = 5, b6 = 6, b7 = 7,
    b8 = 8, b9 = 9, c1 = 1, c2 = 2, c3 = 3, c4 = 4, c5 = 5, c6 = 6, c7 = 7, c8 = 8, c9 = 9, d1 = 1, d2 = 2, d3 = 3, d4 = 4, d5 = 5, d6 = 6,
    d7 = 7, d8 = 8, d9 = 9, e1 = 1, e2 = 2, e3 = 3, e4 = 4, e5 = 5, e6 = 6, e7 = i }
end
for _, make in ipairs { plain, repeated, mixed, wide, wider } do
  local t
  for i = 1, 60 do t = make(i) end
  print(keys((t.y and t.v) and { t[1], t[2], t[3], t.y.z[1], t.y.w, t[60] } or t))
end
--> expect: last=true name=p0 x=60 y=60.5
--> expect: a=-60 b=1 c=2
--> expect: 1=60 2=120 3=180 4=60 5=60 6=key
--> expect: a=60 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=10 k=11 l=12 m=13 n=14 o=15 p=16 q=17 s=19 u=21
--> expect: a1=60 a2=2 a3=3 a4=4 a5=5 a6=6 a7=7 a8=8 a9=9 b1=1 b2=2 b3=3 b4=4 b5=5 b6=6 b7=7 b8=8 b9=9 c1=1 c2=2 c3=3 c4=4 c5=5 c6=6 c7=7 c8=8 c9=9 d1=1 d2=2 d3=3 d4=4 d5=5 d6=6 d7=7 d8=8 d9=9 e1=1 e2=2 e3=3 e4=4 e5=5 e6=6 e7=60

-- Fields set behind the constructor, when others have the table already: a metatable, a field of its own, a variable that is captured.
local doubling = { __newindex = function(t, k, v) rawset(t, k, v * 2) end }
local function behind(i)
  local t = { x = i }
  setmetatable(t, doubling)
  t.y = i
  local u = { x = i }
  u.self = u
  u.self.y = 1
  u.z, u.y = 3, 4
  local v = { x = i }
  local get = function() return v end
  get().y = 5
  v.z, v.x = 6, get().y
  local w = { x = i }
  local other = w
  other.y = 7
  w.y, w.z = w.y + 1, 8
  return t.x, t.y, u.self == u, u.y, u.z, v.x, v.y, v.z, keys(w)
end
for i = 1, 60 do
  if i % 60 == 0 then print(behind(i)) else behind(i) end
end
--> expect: 60	120	true	4	3	5	5	6	x=60 y=8 z=8

-- Calls in the middle.
local function interrupted(i, act) return { before = i, between = act(i), after = i + 1 } end
local made = coroutine.wrap(function()
  for i = 1, 40 do
    local t = interrupted(i, coroutine.yield)
    coroutine.yield(keys(t))
  end
end)
local last
for i = 1, 40 do
  made()
  last = made(i * 2)
end
print(last) --> expect: after=41 before=40 between=80
local failures = 0
for i = 1, 60 do
  if not pcall(interrupted, i, function(n) return n % 3 == 0 and error("no") or n end) then failures = failures + 1 end
end
print(failures) --> expect: 20
for i = 1, 60 do last = interrupted(i, function(n) if n % 20 == 0 then collectgarbage() end return n end) end
print(keys(last)) --> expect: after=61 before=60 between=60

-- The table is found before it is complete, and given a field, or a metatable that sees the fields to come.
local seen
local function tamper(i)
  if i < 50 then return i end
  for place = 1, 20 do
    local name, value = debug.getlocal(2, place)
    if name == nil then break end
    if type(value) == "table" and rawget(value, "before") == i then
      if i == 50 then value.extra = true
      else setmetatable(value, { __newindex = function(t, k, v) seen = (seen or "") .. k rawset(t, k, v) end }) end
    end
  end
  return i
end
for i = 1, 50 do last = interrupted(i, tamper) end
print(keys(last)) --> expect: after=51 before=50 between=50 extra=true
last = interrupted(51, tamper)
print(keys(last), seen) --> expect: after=52 before=51 between=51	betweenafter

-- What is in use between two fields is the same however the code runs.
local function measured() return { a = 1, b = collectgarbage("count"), c = 3, d = collectgarbage("count") } end
local differences = {}
for _ = 1, 60 do
  local t = measured()
  differences[(t.d - t.b) * 1024] = true
end
local count = 0
for _ in pairs(differences) do count = count + 1 end
print(count) --> expect: 1

-- Short lists: new tables, tables that have something already, values that are nil, the zeroth element.
local function list(a, b, c) return { a, b, c } end
local function later(a, b) return { [1] = "first", [3] = "third", a, b } end
local function zeroth(a) return { [0] = "zero", a } end
local function named(a, b) return { a, x = 1, b, ["y" .. ""] = 2 } end
local function eight(a) return { a, a, a, a, a, a, a, a } end
local function nine(a) return { a, a, a, a, a, a, a, a, a } end
for round = 1, 20 do
  local t = list(round, round * 0.5, "c")
  local holes = list(nil, round, nil)
  local none = list()
  local l, z, n = later(round), zeroth(round), named(round, nil)
  t[#t + 1] = round
  if round % 10 == 0 then
    print(#t, t[1], t[2], t[3], t[4], holes[1], holes[2], #none, next(none))
    print(l[1], l[2], l[3], z[0], z[1], #z, n[1], #n, n.x, n.y, #eight(round), #nine(round), #eight(nil))
  end
end

-- Metatables with and without what setting them brings about.
local Class = {}
Class.__index = Class
function Class.name() return "class" end
local locked = { __metatable = "locked" }
local weak = { __mode = "k" }
local function make(metatable, table) return setmetatable(table or {}, metatable) end
for round = 1, 20 do
  local plain, first, second = make(Class), make(locked), make(weak)
  local again = make({ __index = Class }, make(Class))
  local ok, message = pcall(make, Class, first)
  local bare = make(nil, make(Class))
  if round % 10 == 0 then
    print(plain.name(), getmetatable(first), getmetatable(second) == weak, again.name(), ok, message, getmetatable(bare))
    print(pcall(make, 5), pcall(make, Class, "text"))
  end
end
