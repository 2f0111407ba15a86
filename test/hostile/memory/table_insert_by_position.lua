-- attack: positions far outside
-- expect: ok
local list = { 1, 2, 3 }
for _, position in ipairs { 0, 5, -1, math.maxinteger, math.mininteger, 1 << 53, 1 << 32 } do
  local ok, message = pcall(table.insert, list, position, "x")
  assert(not ok and message:find("position out of bounds", 1, true), message)
  ok, message = pcall(table.remove, list, position == 0 and -2 or position == 5 and 6 or position)
  assert(not ok and message:find("position out of bounds", 1, true), message)
end
assert(#list == 3)
