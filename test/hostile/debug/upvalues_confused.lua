-- attack: upvalues joined across functions, set to other types, and of functions of the library
-- expect: ok
local number, text = 1, "text"
local function add() number = number + 1 return number end
local function length() return #text end
debug.upvaluejoin(add, 1, length, 1)
assert(not pcall(add) and text == "text")
debug.setupvalue(length, 1, 41)
assert(add() == 42 and text == 42 and not pcall(length))
for index = 0, 5 do
  assert(debug.getupvalue(print, index) == nil and debug.setupvalue(print, index, 1) == nil)
  assert(pcall(debug.getupvalue, string.gmatch("x", "x"), index))
end
for _, case in ipairs { { add, 0, length, 1 }, { add, 5, length, 1 }, { add, 1, length, 9 }, { print, 1, add, 1 }, { add, 1, print, 1 },
  { 5, 1, add, 1 }, { add, math.mininteger, length, 1 } } do
  assert(not pcall(debug.upvaluejoin, table.unpack(case)))
end
assert(debug.upvalueid(add, 1) == debug.upvalueid(length, 1) and debug.upvalueid(add, 100) == nil)
local environment = load("return x")
debug.setupvalue(environment, 1, { x = "own" })
assert(environment() == "own" and x == nil)
debug.setupvalue(environment, 1, nil)
assert(not pcall(environment))
