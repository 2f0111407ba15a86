-- A loop near the ends of the integer range stops instead of wrapping (§3.3.5).
local line = ""
local function write(...)
  for i = 1, select("#", ...) do line = line .. tostring((select(i, ...))) end
end
local function flush() print(line) line = "" end
for i = math.maxinteger - 2, math.maxinteger do write(i, " ") end flush() --> expect: 9223372036854775805 9223372036854775806 9223372036854775807
for i = math.mininteger + 2, math.mininteger, -1 do write(i, " ") end flush() --> expect: -9223372036854775806 -9223372036854775807 -9223372036854775808
for i = math.maxinteger - 1, math.huge do write(i, " ") end flush() --> expect: 9223372036854775806 9223372036854775807
for i = math.mininteger, math.mininteger + 4, 3 do write(i, " ") end flush() --> expect: -9223372036854775808 -9223372036854775805
for i = math.maxinteger - 5, math.maxinteger, 4 do write(i, " ") end flush() --> expect: 9223372036854775802 9223372036854775806
for i = math.mininteger, math.maxinteger, math.maxinteger do write(i, " ") end flush() --> expect: -9223372036854775808 -1 9223372036854775806
for i = math.maxinteger, math.mininteger, math.mininteger do write(i, " ") end flush() --> expect: 9223372036854775807 -1
for i = 1, math.maxinteger, math.maxinteger do write(i, " ") end flush() --> expect: 1
for i = 1, 2 ^ 70, 2 ^ 62 | 0 do write(i, " ") end flush() --> expect: 1 4611686018427387905
