-- attack: table.concat with ranges at the ends of the integers
-- expect: ok
local max, min = math.maxinteger, math.mininteger
assert(table.concat({ [max] = "a" }, ",", max, max) == "a" and table.concat({}, ",", max, min) == "")
local ok, message = pcall(table.concat, {}, ",", min, max)
assert(not ok and message:find("invalid value (nil) at index -9223372036854775808", 1, true), message)
ok, message = pcall(table.concat, { [max - 1] = 1 }, ",", max - 1, max)
assert(not ok and message:find("at index 9223372036854775807", 1, true), message)
