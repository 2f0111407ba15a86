-- attack: select with counts at the ends of the integers
-- expect: ok
assert(select("#") == 0 and select(-1, 1, 2) == 2 and select(3, 1, 2) == nil and select("#", select(math.maxinteger, 1, 2)) == 0)
for _, count in ipairs { 0, -3, math.mininteger, -1 << 53 } do
  local ok, message = pcall(select, count, 1, 2)
  assert(not ok and message:find("index out of range", 1, true), message)
end
for _, count in ipairs { 1.5, "x", 2^63 } do assert(not pcall(select, count, 1)) end
assert(select("2", "a", "b") == "b" and select(2.0, "a", "b") == "b")
