-- attack: comparators that contradict themselves: an error or any order, but the same elements
-- expect: ok
local comparators = {
  function() return true end, function() return false end, function(a, b) return a <= b end, function() return nil end,
  function() return 0 end,
  function(a, b) return a % 3 < b % 3 end, function(a, b) return tostring(a) < tostring(b) end,
}
for turn, comparator in ipairs(comparators) do
  for _, size in ipairs { 0, 1, 2, 3, 4, 5, 10, 100, 500 } do
    local list, sum = {}, 0
    for index = 1, size do list[index] = (index * 31) % 17 end
    local ok, message = pcall(table.sort, list, comparator)
    assert(ok or message:find("invalid order function for sorting", 1, true) or message:find("attempt to compare", 1, true), message)
    for index = 1, size do sum = sum + (list[index] or 0) end
    assert(not ok or #list == size, turn)
  end
end
local list = { 3, 0 / 0, 1, 0 / 0, 2 }
pcall(table.sort, list)
assert(#list == 5)
local ok, message = pcall(table.sort, { 1, "x", 2 })
assert(not ok and message:find("attempt to compare", 1, true))
