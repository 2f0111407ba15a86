-- The parts of the table library that call Lua: sorting with a comparison, and everything on values whose elements or length are
-- reached through metamethods. The functions of table.ts check what they can and hand over to their namesakes here.

local native = ...
local checkLength, fail = native.checkLength, native.fail
local concatBounds, concatItem = native.concatBounds, native.concatItem
local insertPosition, removePosition = native.insertPosition, native.removePosition
local unpackCount, spread, checkSort = native.unpackCount, native.spread, native.checkSort

local lib = {}

function lib.concat(t, separator, first, last)
  separator, first, last = concatBounds(separator, first, last, checkLength(#t))
  local result = ""
  for i = first, last do
    result = result .. concatItem(t[i], i)
    if i < last then result = result .. separator end
  end
  return result
end

-- `count` is the number of arguments `insert` was called with.
function lib.insert(t, count, position, value)
  local last = checkLength(#t) + 1
  if count == 2 then value = position end
  position = insertPosition(count, position, last)
  for i = last, position + 1, -1 do t[i] = t[i - 1] end
  t[position] = value
end

function lib.remove(t, position)
  local size = checkLength(#t)
  position = removePosition(position, size)
  local value = t[position]
  while position < size do
    t[position] = t[position + 1]
    position = position + 1
  end
  t[position] = nil
  return value
end

-- `to` is the table to move to, `given` that table if it was an argument of its own.
function lib.move(from, first, last, target, to, given)
  if target > last or target <= first or (given ~= nil and from ~= given) then
    for i = 0, last - first do to[target + i] = from[first + i] end
  else
    for i = last - first, 0, -1 do to[target + i] = from[first + i] end
  end
  return to
end

function lib.unpack(t, first, last)
  if last == nil then last = checkLength(#t) end
  local count = unpackCount(first, last)
  local values = {}
  for i = 1, count do values[i] = t[first + (i - 1)] end
  return spread(values, count)
end

local function isLess(x, y)
  return x < y
end

-- Intervals longer than this get a pivot from elsewhere once they have turned out badly divided.
local LONG = 100
-- Any number will do: it only has to make the choice of pivots hard to foresee for a list that was not made against it.
local SEED = 2654435769

-- Quicksort, comparing and moving in the same order as PUC's, which is how inconsistent comparisons end up the same. `size` is the
-- number of elements if the caller knows it.
function lib.sort(t, less, size)
  if size == nil then
    size = checkLength(#t)
    if not checkSort(size, less) then return end
  end
  less = less or isLess
  -- Intervals put off, three entries each: bounds and seed. The longer one is put off, so there are never more than 32.
  local waiting, top = {}, 0
  local low, high, seed = 1, size, 0
  while true do
    while low < high do
      -- Bring the first, the middle and the last element into order; the middle one is the pivot.
      local a = t[low]
      local b = t[high]
      if less(b, a) then
        t[low] = b
        t[high] = a
      end
      if high - low == 1 then break end
      local middle
      if high - low < LONG or seed == 0 then
        middle = (low + high) // 2
      else
        local quarter = (high - low) // 4
        middle = seed % (quarter * 2) + low + quarter
      end
      local pivot
      pivot = t[middle]
      a = t[low]
      if less(pivot, a) then
        t[middle] = a
        t[low] = pivot
      else
        b = t[high]
        if less(b, pivot) then
          t[middle] = b
          t[high] = pivot
        end
      end
      if high - low == 2 then break end
      pivot = t[middle]
      t[middle] = t[high - 1]
      t[high - 1] = pivot

      -- Divide what lies between: up to i no element above the pivot, from j on none below it.
      local i, j = low, high - 1
      while true do
        i = i + 1
        a = t[i]
        while less(a, pivot) do
          if i == high - 1 then fail("invalid order function for sorting") end
          i = i + 1
          a = t[i]
        end
        j = j - 1
        b = t[j]
        while less(pivot, b) do
          if j < i then fail("invalid order function for sorting") end
          j = j - 1
          b = t[j]
        end
        if j < i then break end
        t[i] = b
        t[j] = a
      end
      t[high - 1] = a
      t[i] = pivot

      -- Go on with the shorter side.
      local shorter, otherLow, otherHigh
      if i - low < high - i then
        shorter, otherLow, otherHigh = i - low, i + 1, high
        high = i - 1
      else
        shorter, otherLow, otherHigh = high - i, low, i - 1
        low = i + 1
      end
      waiting[top + 1] = otherLow
      waiting[top + 2] = otherHigh
      waiting[top + 3] = (otherHigh - otherLow) // 128 > shorter and SEED or seed
      top = top + 3
    end
    if top == 0 then return end
    low, high, seed = waiting[top - 2], waiting[top - 1], waiting[top]
    top = top - 3
  end
end

return lib
