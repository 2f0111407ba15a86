-- Fields of tables that functions keep in variables of their own: modules, classes, tables of settings; and what is no table there.
local Module = { count = 0, step = 2 }
Module.__index = Module
function Module.advance(by)
  Module.count = Module.count + (by or Module.step)
  return Module.count
end
function Module.absent() return Module.missing, Module.missing == nil end
function Module.clear()
  Module.last = nil
  Module.last = Module.count
  Module.count = nil
  Module.count = 0
  return Module.last
end
for round = 1, 30 do
  Module.advance()
  if round == 12 then Module.step = 0.5 elseif round == 20 then Module.step = "3" end
  if round % 10 == 0 then print(Module.count, Module.absent(), Module.clear()) end
end

-- A module that has fields and keys of other kinds: some of its names stand as constants in code, some do not.
local Mixed = { total = 0 }
for _, name in ipairs { "plus", "minus" } do Mixed[name .. "One"] = name == "plus" and 1 or -1 end
function Mixed.up() Mixed.total = Mixed.total + Mixed.plusOne return Mixed.total end
function Mixed.down() Mixed.total, Mixed.minusOne = Mixed.total + Mixed.minusOne, -2 return Mixed.total end
for round = 1, 30 do
  Mixed.up()
  if round % 3 == 0 then Mixed.down() end
  if round == 20 then Mixed["plus" .. "One"] = 10 Mixed[true] = round end
  if round % 10 == 0 then print(Mixed.up(), Mixed.down(), Mixed.none, rawlen(Mixed)) end
end

-- The table behind the variable is another one, has a metatable, keeps its keys in its hash part, or is none.
local shared = { size = 1 }
local function size() return shared.size end
local function setSize(value) shared.size = value end
local function describe(name)
  local ok, first = pcall(size)
  print(name, ok, (tostring(first):gsub("^.*: ", "")))
  print(name, (select(2, pcall(setSize, 5)) or "set"))
end
for _ = 1, 20 do
  setSize(size() + 1)
end
print(size())
local hashed = {}
hashed["si" .. "ze"], hashed[{}] = 40, true
local calls = 0
local kinds = {
  { "other fields", { first = 1, second = 2, size = 3 } },
  { "hash part", hashed },
  { "class", setmetatable({}, { __index = { size = 6 } }) },
  { "two levels", setmetatable({}, { __index = setmetatable({}, { __index = { size = 7 } }) }) },
  { "functions", setmetatable({}, {
    __index = function(_, key) calls = calls + 1 return key .. calls end,
    __newindex = function(t, key, value) rawset(t, key, value + calls) end,
  }) },
  { "string", "text" },
  { "number", 12 },
  { "file", io.stdout },
}
for _, kind in ipairs(kinds) do
  shared = kind[2]
  for _ = 1, 12 do pcall(size) end
  describe(kind[1])
  describe(kind[1])
end
shared = nil
describe("nil")

-- A table of globals that is an ordinary one: some of its own, the others behind it.
local environment = setmetatable({ own = 1 }, { __index = _G })
local chunk = load([[
  function bump() own = own + 1 made = (made or 0) + own return own end
  for i = 1, 40 do bump() end
  return own, made, type(print), rawget(_ENV, "print"), unknown
]], "chunk", "t", environment)
print(chunk())
print(environment.own, environment.made, rawget(_G, "own"), rawget(_G, "bump"))

-- Methods of a userdata are found in its metatable, those of a table in the table first.
local function place(file) return file:seek("cur") end
local object = setmetatable({ seek = function(_, whence) return "table " .. whence end }, { __index = { seek = error } })
for round = 1, 20 do
  local found = place(round % 2 == 0 and object or io.tmpfile())
  if round > 18 then print(found) end
end
