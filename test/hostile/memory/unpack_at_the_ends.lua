-- attack: table.unpack whose ranges overflow when they are subtracted (Redis CVE-2025-46817)
-- expect: ok
local max, min = math.maxinteger, math.mininteger
for _, range in ipairs { { min, max }, { 0, max }, { min, 0 }, { -1, max }, { 1, 1e8 // 1 | 0 }, { max - 10000000, max }, { min,
  min + 10000000 } } do
  local ok, message = pcall(table.unpack, {}, range[1], range[2])
  assert(not ok and message:find("too many results to unpack", 1, true), message)
end
assert(select("#", table.unpack({}, max, max)) == 1 and select("#", table.unpack({}, max, min)) == 0)
assert(select("#", table.unpack({}, min, min + 9)) == 10 and select("#", table.unpack({}, max - 9, max)) == 10)
