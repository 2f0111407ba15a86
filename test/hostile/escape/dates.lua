-- attack: os.date and os.time with formats and fields at the edges
-- expect: ok
for _, format in ipairs { "%", "%E", "%O", "%Ez", "%Q", "%10d", "%!", "%\0", "*x" } do
  local ok, message = pcall(os.date, format, 0)
  assert(not ok or format == "*x", format)
end
for _, time in ipairs { math.maxinteger, math.mininteger, 1 << 60, -1 << 60 } do
  local ok, message = pcall(os.date, "%Y", time)
  assert(not ok and message:find("cannot be represented", 1, true) or ok, message)
end
for _, fields in ipairs { {}, { year = 2000 }, { year = "x", month = 1, day = 1 }, { year = 2000, month = 1.5, day = 1 },
  { year = math.maxinteger, month = 1, day = 1 }, { year = 2000, month = 1, day = math.maxinteger } } do
  assert(not pcall(os.time, fields))
end
assert(os.time({ year = 2000, month = 14, day = -3, hour = 12 }) == os.time({ year = 2001, month = 1, day = 28, hour = 12 }))
assert(os.date("!%Y-%m-%d %H:%M:%S", 0) == "1970-01-01 00:00:00" and os.date("!*t", 86400).day == 2 and os.date("!%%") == "%")
assert(type(os.clock()) == "number" and math.type(os.time()) == "integer" and os.difftime(5, 3) == 2.0 and not pcall(os.difftime))
