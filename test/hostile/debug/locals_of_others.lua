-- attack: locals read and set at every level, of every type, while they are in use
-- expect: ok
local function inner()
  for level = 2, 10 do
    for index = -5, 20 do
      if not debug.getinfo(level) then return end
      if debug.getlocal(level, index) == "victim" then debug.setlocal(level, index, { "replaced" }) end
    end
  end
end
local function outer()
  local victim = 5
  inner()
  return victim
end
assert(type(outer()) == "table")
local function in_loop()
  local seen = 0
  for index = 1, 10 do
    seen = seen + 1
    for slot = 1, 10 do
      local name = debug.getlocal(1, slot)
      if name == "index" then debug.setlocal(1, slot, index + 0) end
    end
  end
  return seen
end
assert(in_loop() == 10)
assert(not pcall(debug.getlocal, 100, 1) and not pcall(debug.setlocal, 100, 1, 1) and debug.getlocal(print, 1) == nil
  and debug.getlocal(inner, 1) == nil)
assert(debug.getlocal(function(a, b) end, 2) == "b")
