-- Changing parameters does not change `...`, and calls in between do not disturb it.
local function noise(...) return select("#", ...) end
local function f(a, ...)
  a = "changed"
  noise(9, 9, 9, 9)
  local x, y = ...
  x = "other"
  return a, ...
end
print(f(1, 2, 3)) --> expect: changed	2	3
