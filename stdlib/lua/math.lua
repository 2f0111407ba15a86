-- The parts of the math library that call Lua: `max` and `min` of values that are not numbers, which `<` compares by their metamethods.

local native = ...
local count = native.count

local lib = {}

function lib.max(...)
  local values, best = {...}, ...
  for i = 2, count(...) do
    if best < values[i] then best = values[i] end
  end
  return best
end

function lib.min(...)
  local values, best = {...}, ...
  for i = 2, count(...) do
    if values[i] < best then best = values[i] end
  end
  return best
end

return lib
